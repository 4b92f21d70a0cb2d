"""PDF files, written here by hand."""

from __future__ import annotations

import io

import pypdf
import pytest

from index.articles.pdf import to_text
from index.errors import ArticleError


def pdf(*lines):
    """A file of one page in Helvetica: a catalogue, pages, a page, its font and its text."""
    shown = b"".join(b"(%s) Tj T*\n" % line.encode("latin-1") for line in lines)
    text = b"BT /F1 12 Tf 14 TL 72 720 Td\n" + shown + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
    ]
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(file))
    return file + head + table + trailer


def encrypted(data, password):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_lines_that_the_page_broke_are_joined(quotes):
    """A line as wide as the page goes on in the next; a hyphen at its end goes; a list item begins anew."""
    data = pdf(
        "Why tin",
        "Tin is a soft metal that melts at a low tem-",
        "perature, which makes it easy to cast even",
        "in a kitchen. It is cheap.",
        "- Tin is used for cans and cups all over the",
        "- Tin is used for solder",
    )
    assert quotes(data, ".pdf") == [
        "Tin is a soft metal that melts at a low temperature, which makes it easy to cast even in a kitchen.",
        "It is cheap.",
        "Tin is used for cans and cups all over the",
        "Tin is used for solder",
    ]


def test_an_encrypted_file():
    """A password that is not empty keeps the text in; an empty one only forbids printing."""
    data = pdf("Tin is soft.")
    with pytest.raises(ArticleError, match="encrypted; save a copy without a password"):
        to_text(encrypted(data, "secret"))
    assert to_text(encrypted(data, "")).strip() == "Tin is soft."


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"no pdf", "not a readable PDF"), (pdf()[:200], "not a readable PDF"), (pdf(), "no text")],
)
def test_what_has_no_text(data, says):
    """Broken files and scanned pages say what to do."""
    with pytest.raises(ArticleError, match=says):
        to_text(data)


def test_a_broken_file_is_told_of_once(caplog):
    """By whoever reads the folder, with its name: the PDF library's own remarks would stand between."""
    with pytest.raises(ArticleError):
        to_text(b"\xff\xfe\x00bad")
    assert caplog.records == []


def test_running_heads(quotes):
    """What the pages repeat at their edges, with another number each, is no text; the same words within are."""
    writer = pypdf.PdfWriter()
    for number, said in enumerate(("Tin is soft.", "Zinc is hard."), 1):
        page = pdf(
            "Metals Ltd. reports", "On metals", said, "We cast it.", "It is fine.", f"Page {number} of 2"
        )
        writer.append(io.BytesIO(page))
    written = io.BytesIO()
    writer.write(written)
    assert to_text(written.getvalue()).splitlines() == [
        *("Tin is soft.", "We cast it."),
        *("Zinc is hard.", "We cast it."),
    ]


def test_a_sentence_across_pages(quotes):
    """It goes on where the next page's text begins."""
    writer = pypdf.PdfWriter()
    for lines in (
        ("On metals", "Tin is a soft metal that melts at a low and"),
        ("On metals", "easy temperature."),
    ):
        writer.append(io.BytesIO(pdf(*lines)))
    written = io.BytesIO()
    writer.write(written)
    assert quotes(written.getvalue(), ".pdf") == [
        "Tin is a soft metal that melts at a low and easy temperature."
    ]


def test_bullets_of_symbol_fonts(quotes):
    """They arrive as signs without a meaning."""
    assert quotes(pdf("Tin", "\x7f Tin is soft", "\x7f", "Tin is cheap"), ".pdf") == [
        "Tin is soft",
        "Tin is cheap",
    ]

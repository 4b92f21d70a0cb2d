"""Whatever people hand in by mistake gets one clear line, and the rest goes on."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time

import pypdf
import pytest

from bot import indexing, settings, wiring
from bot.answer import Inquiry
from bot.cli.main import main
from index import storage
from index.articles.folder import LARGEST_FILE

GOOD = "Tin or Zinc for chat?"


def expected(ran, *parts):
    """Exit 1 with one line that holds the parts, and no answer."""
    assert ran.code == 1
    assert ran.out == ""
    assert ran.line.startswith("stack-advisor: ")
    for part in parts:
        assert part in ran.line


# Folders of articles


def test_no_corpus(run, tmp_path):
    """A folder that does not exist is named, with what to give instead."""
    ran = run("ask", "--corpus", tmp_path / "none", GOOD)
    expected(ran, "No folder at", "give --corpus a folder")


def test_a_file_for_a_corpus(run, tmp_path):
    """A file in place of a folder is named as such."""
    (tmp_path / "one.md").write_text("x")
    expected(run("index", "build", "--corpus", tmp_path / "one.md"), "is a file: give --corpus the folder")


def test_a_path_that_is_too_long(run):
    """What no file system takes is no failure of the program."""
    expected(run("ask", "--corpus", "a" * 300, GOOD), "File name too long", "check the path")


def test_articles_in_folders_below_alone(run, tmp_path):
    """They are not read, and the line says where articles belong."""
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "one.md").write_text("Tin is fine.")
    expected(run("corpus", "lint", "--corpus", tmp_path), "No articles in", "right there, in no folder below")


def test_a_file_name_that_is_not_utf8(run, tiny_corpus, copied_index):
    """No answer could name it."""
    with open(os.fsencode(tiny_corpus) + b"/b\xff.txt", "w") as file:  # noqa: PTH123  no Path has such a name
        file.write("Tin is fine.")
    assert "its name is not UTF-8" in _left_out(run, tiny_corpus, copied_index, "b?.txt")


def test_empty_corpus(run, tmp_path):
    """A folder without articles says which files belong there."""
    expected(run("ask", "--corpus", tmp_path, GOOD), "No articles in", ".md, .html, .txt or .pdf")


def _left_out(run, corpus, index, name):
    """Builds; the bad file is named on a line of its own, the good ones answer, and --strict exits with 1."""
    ran = run("index", "build", "--corpus", corpus, "--index", index)
    assert ran.code == 0
    (line,) = [line for line in ran.err.splitlines() if "left out" in line]
    assert name in line
    assert run("index", "build", "--corpus", corpus, "--index", index, "--strict").code == 1
    assert json.loads(run("ask", "--json", "--index", index, GOOD).out)["citations"]
    return line


def test_one_unreadable_file_among_good_ones(run, tiny_corpus, copied_index):
    """A link that leads nowhere, a folder named like an article: the others are indexed."""
    (tiny_corpus / "gone.md").symlink_to(tiny_corpus / "nowhere.md")
    (tiny_corpus / "folder.md").mkdir()
    (tiny_corpus / "bad.md").write_text("---\ntitle: [\n---\nTin is fine.\n")
    assert "front matter" in _left_out(run, tiny_corpus, copied_index, "bad.md")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(run, tiny_corpus, copied_index):
    """A file that may not be read is named with its remedy."""
    (tiny_corpus / "secret.md").write_text("Tin is fine.")
    (tiny_corpus / "secret.md").chmod(0)
    assert "permission" in _left_out(run, tiny_corpus, copied_index, "secret.md")


def test_non_utf8_text(run, tiny_corpus, copied_index):
    """Latin-1 is not guessed at."""
    (tiny_corpus / "latin.txt").write_bytes("Tin ist schön.".encode("latin-1"))
    assert "UTF-8" in _left_out(run, tiny_corpus, copied_index, "latin.txt")


def test_a_50_mb_file(run, tiny_corpus, copied_index):
    """A file far larger than an article is left out unread."""
    with (tiny_corpus / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert LARGEST_FILE < 50 * 1024 * 1024
    assert "larger than" in _left_out(run, tiny_corpus, copied_index, "huge.txt")


def test_html_with_no_text(run, tiny_corpus, copied_index):
    """A page that only scripts would fill holds nothing to quote."""
    (tiny_corpus / "app.html").write_text(
        "<html><body><div id=root></div><script>go()</script></body></html>"
    )
    assert "no article text" in _left_out(run, tiny_corpus, copied_index, "app.html")


def test_encrypted_pdf(run, tiny_corpus, copied_index):
    """A PDF with a password says what to save instead."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tiny_corpus / "locked.pdf")
    assert "encrypted" in _left_out(run, tiny_corpus, copied_index, "locked.pdf")


def test_only_bad_files(run, tmp_path):
    """When none can be read, there is no index, and each file is named in the line."""
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfa\xfb")
    expected(
        run("index", "build", "--corpus", tmp_path, "--index", tmp_path / "i"), "could be read", "bad.txt"
    )


# Questions


def test_an_empty_question(run):
    """Nothing asked: it says how to ask."""
    expected(run("ask", ""), "ask something, such as")
    expected(run("ask", "   "), "is empty")
    expected(run("ask", "-", stdin="\n"), "is empty")


@pytest.mark.parametrize("question", ["🎉🚀", "\x00\x01\x1b", "?!…", "\u202e\u2066"])
def test_a_question_without_words(run, question):
    """Emoji, control characters and marks alone ask nothing."""
    expected(run("ask", question), "has no words")


def test_control_characters_beside_words(run, index_folder):
    """They are left out of what is shown, and the words are answered."""
    ran = run("ask", "should we use Node\x07 for \x1b[31mstreaming\u202e?")
    assert ran.code == 0
    assert not set(ran.out) & set("\x07\x1b\u202e")
    assert ran.out.startswith("Node.js")


def test_a_question_of_20000_characters_is_answered_in_time(run, index_folder, advisor):
    """However long a question is, only so much of it is read: it takes no more than ten times a long one."""
    sentence = (
        "our viewers watch live video and chat about it, number {0}, and node or python is the choice. "
    )
    long = "".join(sentence.format(n) for n in range(300))[:20_000]
    assert len(long) == 20_000
    started = time.perf_counter()
    answer = advisor.answer(Inquiry(question=long))
    taken = time.perf_counter() - started
    assert answer.verdict is not None
    assert taken < 5
    assert run("ask", long).code == 0


def test_a_piped_question_that_is_not_text(run, monkeypatch):
    """Bytes that are no UTF-8 are refused with one line."""

    class Bytes:
        def isatty(self):
            return False

        def read(self, _most):
            return b"\xff".decode()

    monkeypatch.setattr("sys.stdin", Bytes())
    code = main(["ask", "-"])
    assert code == 1


# Files beside the question


@pytest.mark.parametrize(
    "content",
    ["{}", "[1]", '[{"role": "boss", "text": "x"}]', '[{"role": "user"}]', "no json", '"text"', ""],
)
def test_a_thread_of_the_wrong_shape(run, tmp_path, content):
    """The line says what a thread looks like."""
    (tmp_path / "thread.json").write_text(content)
    expected(run("ask", "--thread", tmp_path / "thread.json", GOOD), "thread.json is no list of", '"role"')


@pytest.mark.parametrize("option", ["--thread", "--batch"])
def test_a_file_that_is_not_there(run, index_folder, tmp_path, option):
    """A missing file is named."""
    question = [] if option == "--batch" else [GOOD]
    expected(
        run("ask", option, tmp_path / "none.json", *question), "none.json cannot be read", "check its name"
    )
    expected(run("ask", option, tmp_path, *question), "Is a directory; name a file in it")


def test_a_question_without_an_end(run):
    """A device or a big file that was piped is refused before all of it was read."""
    expected(run("ask", stdin="tin " * 250_001), "longer than 1,000,000 characters: ask a shorter one")


def test_a_project_file_that_is_not_there(run):
    """The same for `--project @FILE`."""
    expected(run("ask", "--project", "@/none.txt", GOOD), "The project file /none.txt cannot be read")


def test_a_batch_with_broken_lines(run, index_folder, tmp_path):
    """Each broken line gives an error in its place, the others are answered, and the exit code is 1 at the end."""
    lines = [
        '{"id": "a", "question": "node for chat?", "kind": "choose"}',
        "not json",
        '{"id": "c", "question": ""}',
        '{"id": "d"}',
        '["a list"]',
        '{"id": "f", "question": 7}',
        '{"id": "g", "question": "x", "context": [{"role": "boss", "text": "y"}]}',
        "\ufffd",
        '{"id": "h", "question": "node \\ud800 or python?"}',
        '{"question": ' + "[" * 100_000,
        '{"id": 9, "question": "python for data science?"}',
    ]
    batch = tmp_path / "batch.jsonl"
    batch.write_bytes("\n".join(lines).encode().replace("\ufffd".encode(), b"\xff"))
    ran = run("ask", "--json", "--batch", batch)
    assert ran.code == 1
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer.get("id") for answer in answers] == [
        "a",
        None,
        "c",
        "d",
        None,
        "f",
        "g",
        None,
        "h",
        None,
        "9",
    ]
    assert ["error" in answer for answer in answers] == [False] + [True] * 9 + [False]
    assert all("\n" not in answer.get("error", "") for answer in answers)


def test_a_batch_from_a_pipe(run, index_folder):
    """`--batch -` reads standard input; empty lines are passed over."""
    ran = run("ask", "--batch", "-", stdin='\n{"question": "node for chat?"}\n\n')
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1


def refused(ran, *parts):
    """Exit 2 with one line that holds the parts."""
    assert (ran.code, ran.out) == (2, "")
    for part in parts:
        assert part in ran.line


@pytest.mark.parametrize(
    ("arguments", "drop"),
    [
        (["node for chat?"], "the question"),
        (["--project", "a chat"], "--project"),
        (["--thread", "thread.json"], "--thread"),
        (["--explain"], "--explain"),
        (["--adr"], "--adr"),
        (["--schema"], "--schema"),
    ],
)
def test_what_a_batch_does_not_read(run, arguments, drop):
    """It has questions, threads and projects of its own: what stands beside it is a misunderstanding."""
    refused(run("ask", "--batch", "-", *arguments), "--batch takes questions", f"drop {drop}.")


@pytest.mark.parametrize(
    ("arguments", "drop"),
    [
        (["node for chat?"], "the question"),
        (["--project", "a chat"], "--project"),
        (["--thread", "thread.json"], "--thread"),
        (["--gaps", "gaps.jsonl"], "--gaps"),
        (["--index", "index"], "--index"),
        (["--corpus", "articles"], "--corpus"),
    ],
)
def test_what_the_schema_does_not_read(run, arguments, drop):
    """It is the same for every question and every index."""
    refused(run("ask", "--schema", *arguments), "--schema prints", f"drop {drop}.")


@pytest.mark.parametrize(
    ("option", "other"), [("--adr-project", "add --adr or drop it"), ("--gaps-text", "add --gaps FILE")]
)
def test_an_option_that_needs_another(run, option, other):
    """By itself it would do nothing, and says so."""
    refused(run("ask", option, "node for chat?"), option, other)


@pytest.mark.parametrize("option", ["--index", "--corpus", "--thread", "--batch", "--gaps"])
def test_a_path_of_nothing(run, option):
    """A variable that was never set names no folder, least of all the current one."""
    refused(run("ask", option, "", GOOD), "empty text")


@pytest.mark.parametrize("verb", ["serve", "playground", "doctor"])
def test_an_index_of_nothing(run, verb):
    """The verbs for Slack refuse it as well."""
    refused(run(verb, "--index", ""), "empty text")


def test_the_home_folder_in_an_option(run, tmp_path, monkeypatch):
    """`--corpus=~/articles` reaches the program with its tilde."""
    monkeypatch.setenv("HOME", str(tmp_path))
    expected(run("corpus", "list", "--corpus=~/articles"), f"No folder at {tmp_path / 'articles'}")


# Disks and indexes


def test_a_full_disk_during_a_build(tiny_corpus, tiny_index, small_words):
    """One line says what to do, the half-written index is gone, and the old one answers."""
    before = storage.current(tiny_index)
    (tiny_corpus / "more.txt").write_text("Tin is light, and Zinc is heavy.\n" * 40)
    code = f"""
import pathlib, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))
from index import vocabulary
vocabulary.BUNDLED = pathlib.Path({str(small_words)!r})
from bot.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
    arguments = ["index", "build", "--corpus", tiny_corpus, "--index", tiny_index]
    command = [sys.executable, "-c", code, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 3_000
    assert ran.returncode == 1, ran.stderr
    last = ran.stderr.splitlines()[-1]
    assert "could not be written" in last
    assert "free space" in last
    assert "Traceback" not in ran.stderr
    assert storage.current(tiny_index) == before
    assert not list(tiny_index.glob(f"{storage.UNFINISHED}*"))
    assert wiring.open_advisor(tiny_index).answer(Inquiry(question=GOOD)).citations


def test_an_index_that_is_replaced_while_it_is_read(tiny_corpus, tiny_index):
    """An open advisor goes on answering as before, and whoever opens one meanwhile gets the old or the new."""
    opened = wiring.open_advisor(tiny_index)
    first = opened.answer(Inquiry(question=GOOD))
    ids, failures, done = {opened.index_id}, [], threading.Event()

    def keep_opening():
        while not done.is_set():
            try:
                ids.add(wiring.open_advisor(tiny_index).index_id)
            except Exception as error:  # noqa: BLE001
                failures.append(error)

    reader = threading.Thread(target=keep_opening)
    reader.start()
    built = set()
    for number in range(2):
        (tiny_corpus / "more.txt").write_text(f"Tin is light, number {number}.\n")
        made = indexing.build(tiny_corpus, tiny_index, settings.load().model, lambda *_: None)
        built.add(made.manifest.id)
    done.set()
    reader.join()
    assert failures == []
    assert ids <= built | {opened.index_id}
    again = opened.answer(Inquiry(question=GOOD))
    assert again.model_copy(update={"timings_ms": first.timings_ms}) == first

"""A folder of articles, whatever their formats: the readable ones, and one line for each that is not."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.articles import front_matter, html, markdown, pdf, plaintext
from index.articles.files import HTML, MARKDOWN, article_files
from index.articles.metadata import metadata, spoken, title_of
from index.errors import ArticleError, CorpusError
from index.records import Block, Document, Reading

# Two of them in a text make it Markdown, whatever its name.
_HASHED = re.compile(r"^#{2,6} \S", re.MULTILINE)
# Beyond this a file is no article; reading it would only hide that from whoever put it there.
LARGEST_FILE = 20 * 1024 * 1024


def read_corpus(corpus: Path) -> Reading:
    """Every article that can be read; raises CorpusError when there is none."""
    files = article_files(corpus)
    if not files:
        raise CorpusError(
            f"No articles in {corpus}: put .md, .html, .txt or .pdf files right there, in no folder below."
        )
    sources, problems = _sources(files[0].parent)
    documents: dict[str, Document] = {}
    for path in files:
        try:
            document = read_article(path, sources.get(path.name, {}))
        except ArticleError as error:
            shown = path.name.encode(errors="replace").decode()
            problems.append(f"{shown}: {error}")
            continue
        if document.doc_id in documents:
            problems.append(
                f"{path.name}: another article has the id {document.doc_id!r}; rename one of them"
            )
        else:
            documents[document.doc_id] = document
    return Reading(tuple(documents.values()), tuple(problems))


def _sources(folder: Path) -> tuple[dict[str, Mapping[str, Any]], list[str]]:
    path = folder / "sources.json"
    if not path.exists():
        return {}, []
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {str(entry["file"]): entry for entry in entries}, []
    except (ValueError, KeyError, TypeError, OSError):
        return {}, ['sources.json: it must be a list of {"file": …, "title": …}; its metadata is left out']


def read_article(path: Path, source: Mapping[str, Any]) -> Document:
    """One file as a document, ``source`` being what sources.json says of it; raises ArticleError."""
    data, suffix = _bytes(path), path.suffix.lower()
    fields, text = _fields_and_text(data, suffix)
    fields |= {name: value for name, value in source.items() if value is not None}
    meta = metadata(fields)
    text, blocks = _structure(text, suffix, (meta.title, meta.publisher or "", meta.author or ""))
    if not any(block.kind in {"paragraph", "item", "row"} for block in blocks):
        raise ArticleError("it holds no sentences to quote; add text or move it elsewhere")
    meta = replace(meta, title=spoken(meta.title or title_of(text, blocks), text))
    digest = hashlib.sha256(data + json.dumps(source, sort_keys=True, default=str).encode()).hexdigest()
    return Document(str(fields.get("doc_id") or path.stem), text, blocks, meta, digest)


def _fields_and_text(data: bytes, suffix: str) -> tuple[dict[str, Any], str]:
    if suffix == ".pdf":
        return {}, pdf.to_text(data)
    text = _decode(data)
    if suffix in MARKDOWN:
        return front_matter.split(text)
    return html.to_text(text) if suffix in HTML else ({}, text)


def _structure(text: str, suffix: str, names: Iterable[str]) -> tuple[str, tuple[Block, ...]]:
    if suffix in MARKDOWN or suffix in HTML or (suffix == ".txt" and len(_HASHED.findall(text)) > 1):
        # In the lines that an HTML page gave, what looks like a tag is a word of the article: List<int>.
        return markdown.read(text, names, html=suffix not in HTML)
    return plaintext.read(text, names)


def _bytes(path: Path) -> bytes:
    try:
        path.name.encode()
        if path.stat().st_size > LARGEST_FILE:
            raise ArticleError(f"it is larger than {LARGEST_FILE >> 20} MB; split it into articles")
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"it cannot be read ({error.strerror}); check its permissions") from error
    except UnicodeEncodeError as error:
        raise ArticleError("its name is not UTF-8; rename it") from error


def _decode(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark; every line ends in a line feed."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError("it is not UTF-8 text; save it as UTF-8") from error
    if "\0" in text:
        raise ArticleError("it is a binary file, not text; remove it or convert it")
    return text.replace("\r\n", "\n").replace("\r", "\n")

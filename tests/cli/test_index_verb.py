"""`stack-advisor index`: build and status."""

from __future__ import annotations

import json
import shlex

import pytest

from bot import indexing, settings
from bot.settings import BUNDLED_CORPUS
from index import storage


def test_build_ends_with_counts(run, tiny_corpus, copied_index):
    """How many articles and passages, and how many of these had to be embedded."""
    ran = run("index", "build", "--corpus", tiny_corpus, "--index", copied_index)
    assert ran.code == 0
    # Five sentences and items in one file, three sentences in the other.
    assert "2 articles, 7 passages, 7 of them embedded now" in ran.out
    again = run("index", "build", "--corpus", tiny_corpus, "--index", copied_index)
    assert "2 articles, 7 passages, 0 of them embedded now" in again.out


def test_one_changed_article_embeds_only_its_own_passages(tiny_corpus, tiny_index):
    """A sentence that is new is embedded; those that stayed keep their vectors."""
    (tiny_corpus / "chat.md").write_text((tiny_corpus / "chat.md").read_text() + "- Zinc is heavy to carry\n")
    built = indexing.build(tiny_corpus, tiny_index, settings.load().model, lambda *_: None)
    assert built.embedded == 1


def test_progress_is_plain_lines_when_piped(run, tiny_corpus, copied_index):
    """On stderr, one line for each part of a stage."""
    lines = run("index", "build", "--corpus", tiny_corpus, "--index", copied_index).err.splitlines()
    assert lines[-1] == "writing: 1 of 1"
    assert all(" of " in line and "\r" not in line for line in lines)


def test_passages_that_the_model_cannot_read_whole_are_counted(run, tiny_corpus, copied_index):
    """A sentence of 600 rare words is longer than what the model reads, and the build says so."""
    words = " ".join(f"zq{n}x" for n in range(100))
    (tiny_corpus / "long.txt").write_text(f"Tin is {words} light.\n")
    ran = run("index", "build", "--corpus", tiny_corpus, "--index", copied_index)
    assert ran.code == 0
    assert "1 passages are longer than the model reads; their ends are left out" in ran.err


def test_status_says_what_an_index_holds(run, tiny_index, tiny_corpus):
    """Id, time, model, articles, counts, size; and that it is up to date."""
    out = run("index", "status", "--index", tiny_index, "--verify").out
    manifest = storage.read_manifest(storage.current(tiny_index))
    for part in (manifest.id, manifest.built, str(tiny_corpus), "all-MiniLM-L6-v2, 384 dimensions", "MB in"):
        assert part in out
    assert "2 articles, 7 passages" in out
    assert "state     up to date" in out
    assert "every file has its checksum" in out


def test_status_of_a_stale_index(run, tiny_index, tiny_corpus):
    """An article that changed since makes it stale; one that only was touched does not."""
    (tiny_corpus / "chat.md").touch()
    assert "up to date" in run("index", "status", "--index", tiny_index).out
    (tiny_corpus / "more.txt").write_text("Tin is light.\n")
    out = run("index", "status", "--index", tiny_index).out
    assert f"stale: run `stack-advisor index build --corpus {tiny_corpus} --index {tiny_index}`" in out


def test_status_without_its_articles(run, tiny_index, tiny_corpus):
    """An index answers without its articles, and status says that they are gone."""
    tiny_corpus.rename(tiny_corpus.with_name("elsewhere"))
    assert "its folder of articles is not here" in run("index", "status", "--index", tiny_index).out
    assert run("ask", "--index", tiny_index, "Tin for chat?").code == 0


def _remedy(text):
    """The command that a line puts between its backticks, as a shell splits it."""
    program, *arguments = shlex.split(text.split("`")[1])
    assert program == "stack-advisor"
    return arguments


def test_the_remedy_mends_a_stale_index(run, tiny_index, tiny_corpus):
    """What status says, run as it stands, brings the index up to date."""
    (tiny_corpus / "more.txt").write_text("Tin is light.\n")
    arguments = ("index", "status", "--index", tiny_index)
    assert run(*_remedy(run(*arguments).out)).code == 0
    assert "up to date" in run(*arguments).out


def test_the_remedy_mends_a_damaged_index(run, tiny_index, tiny_corpus):
    """The articles are those that the index names, though the option was not given."""
    spaced = tiny_index.rename(tiny_index.with_name("an index"))
    (storage.current(spaced) / "encoder" / "model.onnx").unlink()
    ran = run("ask", "--index", spaced, "Tin for chat?")
    assert ran.code == 1
    assert f"--corpus {tiny_corpus} --index '{spaced}'`" in ran.line


def test_the_remedy_for_an_index_that_is_not_there(run, tiny_corpus, small_vocabulary):
    """Of a corpus, its index is built where it is looked for; the default needs no option at all."""
    ran = run("index", "status", "--corpus", tiny_corpus)
    assert ran.line.endswith(f": run `stack-advisor index build --corpus {tiny_corpus}`.")
    assert indexing.build_options(settings.load().index_of(BUNDLED_CORPUS), None) == ""


def test_the_remedy_keeps_another_model(tiny_index, tiny_corpus):
    """An index of another model is built anew with that one."""
    path = storage.current(tiny_index) / storage.MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"model": "other model"}))
    assert indexing.build_options(tiny_index, None).endswith(" --model 'other model'")
    assert "--model" not in indexing.build_options(tiny_index, tiny_corpus)


def test_status_for_other_articles(run, tiny_index, tiny_corpus, tmp_path):
    """Given both, an index of other articles is told from one whose articles changed."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text("Tin is heavy.\n")
    out = run("index", "status", "--index", tiny_index, "--corpus", other).out
    remedy = f"run `stack-advisor index build --corpus {other} --index {tiny_index}`"
    assert f"state     not of {other}: {remedy}" in out


def test_a_file_for_an_index(run, tiny_corpus):
    """Building would not help: the line asks for another path."""
    for verb in (["status"], ["build", "--corpus", tiny_corpus]):
        ran = run("index", *verb, "--index", tiny_corpus / "chat.md")
        assert ran.code == 1
        assert "chat.md is a file: name the folder of an index" in ran.line


@pytest.mark.parametrize("verb", [["status"], ["status", "--verify"]])
def test_status_of_no_index(run, tmp_path, verb):
    """One line with what to run."""
    ran = run("index", *verb, "--index", tmp_path)
    assert ran.code == 1
    assert ran.line.endswith(f"run `stack-advisor index build --corpus DIR --index {tmp_path}`.")


def test_a_model_that_is_not_there(run, tiny_corpus, tmp_path):
    """The line says what a model can be."""
    ran = run(
        "index", "build", "--corpus", tiny_corpus, "--index", tmp_path / "i", "--model", tmp_path / "no"
    )
    assert ran.code == 1
    assert (
        "cannot be loaded: give a local folder or the name of an installed model" in ran.err.splitlines()[-1]
    )

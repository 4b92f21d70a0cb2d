"""`stack-advisor ask` as people use it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import bot
from bot import schema

STREAMING = "should we use Node for our streaming service?"


def test_the_first_question_gets_a_verdict_with_sources(run, index_folder):
    """The question of the README is answered with Node.js and at least three articles."""
    ran = run("ask", STREAMING)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith("Node.js")
    assert "\nWhy\n  • " in ran.out
    assert "\nSources\n  [1] " in ran.out
    sources = {line.split("] ")[1].split(",")[0] for line in ran.out.splitlines() if line.startswith("  [")}
    assert len(sources) >= 3


def test_piped_text_has_no_colours_and_fits_80_columns(run, index_folder):
    """What is piped into a file is plain text; only addresses are never broken."""
    out = run("ask", STREAMING).out
    assert "\033" not in out
    assert all(len(line) <= 80 for line in out.splitlines() if "https://" not in line)


def test_json_is_one_object_of_the_contract(run, index_folder):
    """The object fits the committed schema and gives no id when none was given."""
    ran = run("ask", "--json", STREAMING)
    (line,) = ran.out.splitlines()
    answer = json.loads(line)
    jsonschema.validate(answer, json.loads(schema.FILE.read_text()))
    assert "id" not in answer
    assert answer["verdict"]["choice"] == "Node.js"
    assert len({citation["doc_id"] for citation in answer["citations"]}) >= 3


def test_several_words_are_one_question(run, index_folder):
    """Quotes around the question may be forgotten."""
    assert json.loads(run("ask", "--json", "is", "node", "good?").out)["question"] == "is node good?"


@pytest.mark.parametrize("arguments", [["-"], []])
def test_a_piped_question_is_read(run, index_folder, arguments):
    """`echo … | stack-advisor ask`, with or without a dash."""
    ran = run("ask", "--json", *arguments, stdin="node for chat?")
    assert json.loads(ran.out)["question"] == "node for chat?"


def test_quotes_stand_in_the_stored_text(run, index_folder, advisor):
    """Offsets lead to the very words of the quote."""
    answer = json.loads(run("ask", "--json", "python for machine learning?").out)
    for citation in answer["citations"]:
        text = advisor.index.documents[citation["doc_id"]].text
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_fewer_citations_when_asked_for(run, index_folder):
    """`--citations 3` gives three at most."""
    assert len(json.loads(run("ask", "--json", "--citations", "3", STREAMING).out)["citations"]) <= 3


@pytest.mark.parametrize("number", ["0", "-1", "many", "51"])
def test_a_wrong_number_of_citations_is_wrong_usage(run, number):
    """Wrong usage exits with 2 and says what is allowed."""
    ran = run("ask", "--citations", number, "x")
    assert ran.code == 2


def test_the_project_tips_the_answer_and_is_never_quoted(run, index_folder, tmp_path):
    """A description from a file is read like one on the command line."""
    project = "Eight data scientists who only write Python, xyzzy"
    (tmp_path / "project.txt").write_text(project)
    given = [
        json.loads(run("ask", "--json", "--project", form, "what should we go with?").out)
        for form in (project, f"@{tmp_path / 'project.txt'}")
    ]
    assert given[0] | {"timings_ms": 0} == given[1] | {"timings_ms": 0}
    assert given[0]["verdict"]["choice"] == "Python"
    assert "xyzzy" not in json.dumps(given[0])


def test_a_thread_is_read_with_the_question(run, index_folder, tmp_path):
    """ "and for machine learning?" after a question about chat is about both."""
    thread = tmp_path / "thread.json"
    turns = [
        {"role": "user", "text": "node or python for a chat app?"},
        {"role": "advisor", "text": "Node.js."},
    ]
    thread.write_text(json.dumps(turns))
    answer = json.loads(run("ask", "--json", "--thread", thread, "and for machine learning?").out)
    assert answer["verdict"]["choice"] in {"Python", "both"}


def test_a_stale_index_is_brought_up_to_date(run, tiny_corpus, copied_index):
    """`--corpus` rebuilds an index of other articles and says how far it is; the second time nothing is done."""
    target = copied_index
    ran = run("ask", "--json", "--corpus", tiny_corpus, "--index", target, "Tin or Zinc for chat?")
    assert ran.code == 0
    assert "embedding: " in ran.err
    assert set(json.loads(ran.out)["options"]) == {"Tin", "Zinc"}
    again = run("ask", "--json", "--corpus", tiny_corpus, "--index", target, "Tin or Zinc for chat?")
    assert again.err == ""


def test_the_schema_is_printed(run):
    """`--schema` prints the file that lies in the package."""
    assert run("ask", "--schema").out == (Path(bot.__file__).parent / "answer.schema.json").read_text()


def test_explain_shows_every_step(run, index_folder):
    """Options, criteria, what was ignored and why, evidence with stance and source, and how the verdict follows."""
    out = run("ask", "--explain", "Django or Express for chat? we're not worried about speed").out
    assert "“Django” speaks for Python" in out
    assert "“Express” speaks for Node.js" in out
    assert "not worried about speed: not wanted" in out
    assert "chat" in out.split("\nCriteria\n")[1].split("\n\n")[0]
    evidence = out.split("\nEvidence\n")[1].split("\n\n")[0]
    assert "  on chat and messaging:\n    1.00 × (Node.js +" in evidence
    weights = [float(line.split(" × ")[0]) for line in evidence.split(":\n")[1].splitlines()[:-1]]
    assert weights == sorted(weights, reverse=True)
    quoted = out.split("\nQuoted\n")[1].split("\n\n")[0]
    assert "[1] reason, Node.js, chat and messaging; Node.js +" in quoted
    assert "margin" in out.split("\nVerdict\n")[1]


def test_explain_of_an_abstention_says_why(run, index_folder):
    """Without an answer there is no evidence, but the reason."""
    out = run("ask", "--explain", "Elixir or Go for a proxy?").out
    assert "no answer: unknown_option (" in out
    assert "\nEvidence\n" not in out


def test_a_decision_record_names_the_project_only_when_told(run, index_folder):
    """The project is private: it stands in the record with `--adr-project` only."""
    arguments = ("ask", "--adr", "--project", "a small xyzzy team", "node or python for chat?")
    assert "xyzzy" not in run(*arguments).out
    assert "The project: a small xyzzy team" in run(*arguments, "--adr-project").out


def test_no_record_without_a_verdict(run, index_folder):
    """A record of nothing is refused with one line."""
    ran = run("ask", "--adr", "hello")
    assert ran.code == 1
    assert ran.line == "stack-advisor: There is no verdict to record: ask which option to choose."


def test_gaps_are_noted_without_anybodys_words(run, index_folder, tmp_path):
    """An unanswered question leaves its reason and the nearest topic; its text only when allowed."""
    gaps = tmp_path / "gaps.jsonl"
    shown = run("ask", "--gaps", gaps, "Elixir or Node.js for real-time chat?").out
    run("ask", "--gaps", gaps, STREAMING)
    (line,) = gaps.read_text().splitlines()
    assert set(json.loads(line)) == {"id", "time", "reason", "nearest"}
    assert f"The nearest they come is “{json.loads(line)['nearest']}”" in " ".join(shown.split())
    run("ask", "--gaps", gaps, "--gaps-text", "Elixir or Go for a proxy?")
    assert json.loads(gaps.read_text().splitlines()[1])["text"] == "Elixir or Go for a proxy?"


def test_the_setting_allows_text_in_gaps(run, index_folder, tmp_path, monkeypatch):
    """STACK_ADVISOR_GAPS_TEXT=1 does what `--gaps-text` does."""
    monkeypatch.setenv("STACK_ADVISOR_GAPS_TEXT", "1")
    run("ask", "--gaps", tmp_path / "gaps.jsonl", "Elixir or Go?")
    assert "Elixir" in (tmp_path / "gaps.jsonl").read_text()


def test_a_gap_file_that_cannot_be_written_is_named(run, index_folder, tmp_path):
    """One line, exit 1, before any question is answered."""
    ran = run("ask", "--gaps", tmp_path / "no" / "gaps.jsonl", STREAMING)
    assert (ran.code, ran.out) == (1, "")
    assert "gaps.jsonl cannot be written" in ran.line


def test_a_gap_file_of_nothing(run, index_folder, tmp_path):
    """A file comes with the first gap; one that is there keeps what it holds."""
    gaps = tmp_path / "gaps.jsonl"
    assert run("ask", "--gaps", gaps, STREAMING).code == 0
    assert not gaps.exists()
    gaps.write_text("before\n")
    run("ask", "--gaps", gaps, STREAMING)
    assert gaps.read_text() == "before\n"


def test_an_answer_outlives_its_gap(run, index_folder):
    """A disk that is full by then costs the note, not the answer."""
    ran = run("ask", "--gaps", "/dev/full", "Elixir or Go?")
    assert ran.code == 0
    assert ran.out.startswith("My sources don't cover Elixir and Go")
    assert (
        ran.line == "stack-advisor: a gap was not noted: /dev/full cannot be written: No space left on device"
    )


def test_an_explained_question_leaves_its_gap_too(run, index_folder, tmp_path):
    """`--explain` and `--gaps` go together."""
    gaps = tmp_path / "gaps.jsonl"
    assert "no answer: unknown_option (" in run("ask", "--explain", "--gaps", gaps, "Elixir or Go?").out
    assert json.loads(gaps.read_text())["reason"] == "unknown_option"

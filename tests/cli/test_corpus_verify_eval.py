"""The verbs that look after articles and answers."""

from __future__ import annotations

import json

import pytest

from index import vocabulary


def test_list_names_every_article(run, tiny_corpus):
    """Id, title, publisher, date and passages, a line each."""
    lines = run("corpus", "list", "--corpus", tiny_corpus).out.splitlines()
    assert lines == [
        "chat\tTalk at work\tPaper One\t2024\t4 passages",
        "data\tZinc or Tin for data?\t-\t-\t3 passages",
    ]


def test_list_from_an_index(run, tiny_index, tiny_corpus):
    """What an index stores is listed the same, also without its articles."""
    expected = run("corpus", "list", "--corpus", tiny_corpus).out
    assert run("corpus", "list", "--index", tiny_index).out == expected


def test_show_prints_the_stored_text_exactly(run, tiny_index, tiny_corpus):
    """Offsets of citations count in what is printed, byte for byte."""
    shown = run("corpus", "show", "chat", "--index", tiny_index).out
    assert shown == run("corpus", "show", "chat", "--corpus", tiny_corpus).out
    answer = json.loads(run("ask", "--json", "--index", tiny_index, "Tin for chat?").out)
    cited = [one for one in answer["citations"] if one["doc_id"] == "chat"]
    assert cited
    assert all(shown[one["start"] : one["end"]] == one["quote"] for one in cited)


def test_show_of_an_unknown_article(run, tiny_corpus):
    """The ids that exist are named."""
    ran = run("corpus", "show", "nothing", "--corpus", tiny_corpus)
    assert ran.code == 1
    assert "there are: chat, data" in ran.line


def test_lint_of_sound_articles(run, tiny_corpus):
    """What is lacking is named; nothing is broken, so the exit code is 0."""
    ran = run("corpus", "lint", "--corpus", tiny_corpus)
    assert ran.code == 0
    for name in ("publisher", "published", "url"):
        assert f"lacking  data: no {name}\n" in ran.out
        assert f"chat: no {name}" not in ran.out
    assert "2 articles, 7 passages, 0 broken" in ran.out


def test_lint_of_broken_articles(run, tiny_corpus):
    """A file that cannot be read, an id that is there twice: exit 1, each on its line."""
    (tiny_corpus / "bad.txt").write_bytes(b"\xff\xfa")
    (tiny_corpus / "chat.txt").write_text("Tin is light.\n")
    ran = run("corpus", "lint", "--corpus", tiny_corpus)
    assert ran.code == 1
    assert "broken   bad.txt: it is not UTF-8" in ran.out
    assert "broken   chat.txt: another article has the id 'chat'" in ran.out


def test_lint_of_articles_that_are_not_read(run, tiny_corpus):
    """Each folder below with its number of articles; what is hidden or no article is left alone."""
    for name in ("one/a.md", "one/b.txt", "one/two/c.html", "one/README.md", ".hidden/d.md", "one/e.png"):
        (tiny_corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (tiny_corpus / name).write_text("Tin is light.\n")
    ran = run("corpus", "lint", "--corpus", tiny_corpus)
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line.startswith("unread")] == [
        f"unread   articles in {tiny_corpus}/one/: 2 of them; move them beside the others",
        f"unread   articles in {tiny_corpus}/one/two/: 1 of them; move them beside the others",
    ]
    assert "2 articles, 7 passages" in ran.out


def test_lint_of_articles_beside_their_folder(run, tiny_corpus):
    """With a folder `articles`, only that one is read."""
    (tiny_corpus / "articles").mkdir()
    (tiny_corpus / "chat.md").rename(tiny_corpus / "articles" / "chat.md")
    out = run("corpus", "lint", "--corpus", tiny_corpus).out
    assert f"unread   articles in {tiny_corpus}/: 1 of them" in out


@pytest.mark.parametrize(
    ("text", "unclosed"),
    [
        ("---\nspeaker: Ada\noptions: [Tin]\n\nTin is light.\n", True),
        ("---\ntitle: Talk\n---\nTin is light.\n", False),
        ("---\n\nNote: Tin is light.\n", False),
        ("---\nTin is light.\n", False),
    ],
)
def test_lint_of_front_matter_that_is_never_closed(run, tiny_corpus, text, unclosed):
    """Fields that may be a text's own count as text; a rule above the text is a rule."""
    (tiny_corpus / "talk.md").write_text(text)
    out = run("corpus", "lint", "--corpus", tiny_corpus).out
    assert ("lacking  talk: its front matter is not closed" in out) is unclosed


def test_lint_of_a_broken_vocabulary(run, tiny_corpus):
    """A vocabulary that cannot be read is broken too."""
    (tiny_corpus / "vocabulary").mkdir()
    (tiny_corpus / "vocabulary" / vocabulary.CRITERIA).write_text("- names: [x\n")
    ran = run("corpus", "lint", "--corpus", tiny_corpus)
    assert ran.code == 1
    assert "is not a list of entries" in ran.out


def test_lint_names_passages_without_end(run, tiny_corpus):
    """A sentence of 1,200 characters is longer than what the model reads."""
    (tiny_corpus / "long.md").write_text(
        f"# Long\n\n## {'Very long heading ' * 40}\n\nTin is {'light ' * 100}.\n"
    )
    assert "long: 1 passages may be longer" in run("corpus", "lint", "--corpus", tiny_corpus).out


@pytest.fixture
def answers(run, tiny_index, tmp_path):
    """Two answers and an error, as a batch gives them."""
    batch = '{"id": "a", "question": "Tin for chat?"}\nbroken\n{"id": "b", "question": "Zinc for data?"}\n'
    path = tmp_path / "answers.jsonl"
    path.write_text(run("ask", "--batch", "-", "--index", tiny_index, stdin=batch).out)
    return path


def test_answers_that_hold(run, answers, tiny_index):
    """Every quote stands; a line with an error has nothing to check."""
    ran = run("verify", answers, "--index", tiny_index)
    assert ran.code == 0
    assert "quotes in 2 answers stand word for word" in ran.out


@pytest.mark.parametrize("field", ["quote", "start", "doc_id"])
def test_an_answer_that_does_not_hold(run, answers, tiny_index, field):
    """Exit 1, and the line names answer and citation."""
    lines = answers.read_text().splitlines()
    changed = json.loads(lines[2])
    changed["citations"][0][field] = {"quote": "Zinc is bad.", "start": 1, "doc_id": "other"}[field]
    answers.write_text("\n".join([lines[0], lines[1], json.dumps(changed)]))
    ran = run("verify", answers, "--index", tiny_index)
    assert ran.code == 1
    assert ran.line.startswith("stack-advisor: Line 3 (b), citation 1 of ")


@pytest.mark.parametrize("content", ["nonsense", "[]"])
def test_a_file_that_holds_no_answers(run, tiny_index, tmp_path, content):
    """The line that is no answer is named."""
    (tmp_path / "answers.jsonl").write_text(content)
    ran = run("verify", tmp_path / "answers.jsonl", "--index", tiny_index)
    assert ran.code == 1
    assert ran.line.startswith("stack-advisor: Line 1 of ")


@pytest.mark.parametrize("content", ["", "\n", '{"error": "not JSON"}'])
def test_a_file_without_answers(run, tiny_index, tmp_path, content):
    """Nothing to check is not all in order."""
    (tmp_path / "answers.jsonl").write_text(content)
    ran = run("verify", tmp_path / "answers.jsonl", "--index", tiny_index)
    assert ran.code == 1
    assert ran.line.endswith("answers.jsonl holds no answer to check.")


def test_questions_in_place_of_answers(run, questions, tiny_index):
    """A line without citations is no answer: an answer without any has an empty list."""
    ran = run("verify", questions, "--index", tiny_index)
    assert ran.code == 1
    assert "Line 1 of" in ran.line
    assert "is no answer, it has no citations" in ran.line


@pytest.mark.parametrize(
    ("citations", "says"),
    [([1], "citation 1 is no object."), ({"n": 1}, "citations: a list is wanted."), (7, "citations: a list")],
)
def test_citations_of_another_shape(run, tiny_index, tmp_path, citations, says):
    """What is no citation is named."""
    (tmp_path / "answers.jsonl").write_text(json.dumps({"citations": citations}))
    ran = run("verify", tmp_path / "answers.jsonl", "--index", tiny_index)
    assert ran.code == 1
    assert says in ran.line


@pytest.mark.parametrize("separator", ["\u2028", "\x85"])
def test_a_separator_in_an_answer_ends_no_line(run, answers, tiny_index, separator):
    """What only some programs take for the end of a line may stand in an answer."""
    lines = answers.read_text().split("\n")
    changed = json.loads(lines[0]) | {"question": f"one{separator}two"}
    answers.write_text("\n".join([json.dumps(changed, ensure_ascii=False), *lines[1:]]), encoding="utf-8")
    assert run("verify", answers, "--index", tiny_index).code == 0


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "questions.jsonl"
    quote = "Tin is great for chat servers because it keeps many connections open."
    gold = [{"point": "keeps connections open", "any": [{"article": "chat", "quote": quote}]}]
    entries = [
        {"id": "q1", "question": "Tin or Zinc for chat?", "kind": "choose", "verdict": ["Tin"], "gold": gold},
        {"id": "q2", "question": "hello", "kind": "smalltalk"},
    ]
    path.write_text("\n".join(json.dumps(entry) for entry in entries))
    return path


def test_eval_prints_a_table_by_kind(run, questions, tiny_index):
    """A row for each kind, one for all, and the previous run when it is handed in."""
    ran = run("eval", questions, "--index", tiny_index)
    assert ran.code == 0
    rows = [line.split()[0] for line in ran.out.splitlines() if line]
    assert rows[:4] == ["n", "choose", "smalltalk", "all"]


def test_eval_as_json_and_page(run, questions, tiny_index, tmp_path):
    """What `--json` prints can be handed in as the previous run, in the table and on the page."""
    previous, html = tmp_path / "previous.json", tmp_path / "page.html"
    previous.write_text(run("eval", questions, "--index", tiny_index, "--json").out)
    assert json.loads(previous.read_text())["scores"]["faithful_quotes"] == 1
    ran = run("eval", questions, "--index", tiny_index, "--previous", previous, "--html", html)
    assert "\nprevious " in ran.out
    assert "(before: 1.000)" in html.read_text()


def test_eval_with_a_wrong_previous_run(run, questions, tiny_index):
    """A file that is something else is named."""
    ran = run("eval", questions, "--index", tiny_index, "--previous", questions)
    assert ran.code == 1
    assert "is not what `stack-advisor eval --json` printed" in ran.line


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_eval_of_no_questions(run, tiny_index, tmp_path, content):
    """There is nothing to measure, in one line."""
    (tmp_path / "none.jsonl").write_text(content)
    ran = run("eval", tmp_path / "none.jsonl", "--index", tiny_index)
    assert ran.code == 1
    assert "none.jsonl is empty: give one question a line" in ran.line


def test_eval_with_a_page_that_cannot_be_written(run, questions, tiny_index, tmp_path):
    """Said before the questions are answered, not after."""
    ran = run("eval", questions, "--index", tiny_index, "--html", tmp_path / "no" / "page.html")
    assert (ran.code, ran.out) == (1, "")
    assert "page.html cannot be written: No such file or directory" in ran.line


def test_eval_that_fails_leaves_no_page(run, questions, tmp_path):
    """An empty page would look like an outcome."""
    ran = run("eval", questions, "--index", tmp_path / "none", "--html", tmp_path / "page.html")
    assert (ran.code, ran.out) == (1, "")
    assert not (tmp_path / "page.html").exists()


def test_eval_says_what_it_found_though_the_page_was_lost(run, questions, tiny_index):
    """A disk that is full by then costs the page alone."""
    ran = run("eval", questions, "--index", tiny_index, "--html", "/dev/full")
    assert ran.code == 1
    assert ran.out.startswith(" " * 10 + "        n")
    assert "/dev/full cannot be written: No space left" in ran.err

"""Vocabulary as data."""

from __future__ import annotations

import pytest

from index import vocabulary
from index.errors import CorpusError
from index.vocabulary import Criterion, Technology, Vocabulary


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Loads a corpus that has these files, on top of a bundled vocabulary of one entry each."""
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    (bundled / "criteria.yaml").write_text("- name: cost\n  terms: [price]\n")
    (bundled / "technologies.yaml").write_text("- name: Tin\n")
    monkeypatch.setattr(vocabulary, "BUNDLED", bundled)

    def load(**files):
        (tmp_path / "corpus" / "vocabulary").mkdir(parents=True)
        for name, text in files.items():
            (tmp_path / "corpus" / "vocabulary" / f"{name}.yaml").write_text(text)
        return vocabulary.load(tmp_path / "corpus")

    return load


def test_without_files(load):
    """A corpus without a vocabulary has the bundled one."""
    assert load() == Vocabulary((Criterion("cost", terms=("price",)),), (Technology("Tin"),))


def test_a_corpus_adds_and_replaces(load):
    """An entry of the same name, whatever its case, replaces the bundled one in its place; others follow."""
    found = load(criteria="- name: Cost\n  terms: [fees]\n- name: weight\n", technologies="")
    assert found.criteria == (Criterion("Cost", terms=("fees",)), Criterion("weight"))
    assert found.technologies == (Technology("Tin"),)


def test_values_are_text(load):
    """Numbers become words, and nothing counts as not given."""
    (_, copper) = load(technologies="- name: Copper\n  aliases: [29, Cu]\n  kind:\n").technologies
    assert copper == Technology("Copper", aliases=("29", "Cu"))


@pytest.mark.parametrize(
    "text",
    ["- name: [", "- colour: red\n", "- just words\n", "name: Tin\n", "7", "- name: Tin\n  metal: yes\n"],
)
def test_a_broken_file(load, text):
    """One line names the file and where its form is described."""
    with pytest.raises(CorpusError, match=r"technologies\.yaml is not a list .* corpus/README\.md") as raised:
        load(technologies=text)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("field", ["praise", "blame", "opposes"])
def test_a_field_that_nothing_reads(load, field):
    """An effect that no answer shows is refused, not promised."""
    with pytest.raises(CorpusError, match=field):
        load(criteria=f"- name: cost\n  {field}: [cheap]\n")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("criteria", "- name: A\n- name: B\n  terms: hot", r"entry 2 \(B\), terms: a list is wanted"),
        ("criteria", "- name: B\n  situations: text", r"entry 1 \(B\), situations: a list"),
        ("criteria", "- name: B\n  terms: [[hot]]", r"terms\.0: .* string"),
        ("criteria", "- name: B\n  kind: worklaod", r"kind: .*'workload', 'team' or 'combining'"),
        ("criteria", "- name: B\n  scale: huge", r"scale: .*'large'"),
        ("criteria", "- terms: [hot]", "entry 1, name: Field required"),
        ("technologies", "- name: [Tin]", "name: .* string"),
        ("technologies", "- name: B\n  aliases: yes", "aliases: a list"),
    ],
)
def test_a_field_of_another_type(load, name, text, says):
    """The line names file, entry and field; a word is never taken for a list of its letters."""
    with pytest.raises(CorpusError, match=rf"{name}\.yaml .*{says}"):
        load(**{name: text})


def test_what_is_implied_is_a_criterion(load):
    """Of the same file or of the bundled one, by its exact name."""
    (_, hot, _) = load(criteria="- name: hot\n  implies: [cost, warm]\n- name: warm").criteria
    assert hot.implies == ("cost", "warm")


def test_what_is_implied_but_not_there(load):
    """File, entry and field are named."""
    with pytest.raises(CorpusError, match=r"criteria\.yaml, hot, implies: no criterion is 'Cost'"):
        load(criteria="- name: hot\n  implies: [Cost]")


def test_phrases_begin_with_the_definition():
    """The statement, name and terms, then each situation; a bare name stands for what is missing."""
    full = Criterion("cost", "It is cheap.", ("price", "fees"), ("we are poor",))
    assert full.phrases == ("It is cheap.", "cost: price, fees", "we are poor")
    assert Criterion("cost").phrases == ("cost", "cost")
    assert Vocabulary((full, Criterion("cost"))).phrases == (*full.phrases, "cost", "cost")
    assert vocabulary.DEFINING == 2

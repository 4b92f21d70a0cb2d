"""Rows of Markdown tables."""

from __future__ import annotations

import pytest

from index.articles import tables


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("| Tin | soft |", ["Tin", "soft"]),
        ("Tin | soft", ["Tin", "soft"]),
        ("| Tin | soft", ["Tin", "soft"]),
        ("  | Tin || low |\n", ["Tin", "", "low"]),
        (r"| a \| b | c \|", [r"a \| b", r"c \|"]),
        ("|  |  |", ["", ""]),
    ],
)
def test_cells(line, found):
    """Edge bars may be missing; empty cells keep their place; an escaped bar is a letter."""
    assert [line[slice(*cell)] for cell in tables.cells(line, 0, len(line))] == found


def row(line, header):
    found = tables.row(line, tables.cells(line, 0, len(line)), header)
    return [(block.lead_in, line[block.start : block.end]) for block in found]


def test_a_cell_is_introduced_by_its_column_and_row():
    """The first cell names the row and is no statement; an empty cell says nothing."""
    assert row("| Tin | soft | |", ["Metal", "Feel", "Cost"]) == [("Feel, Tin:", "soft")]


def test_a_row_longer_than_its_header():
    """A cell without a column has its row alone."""
    assert row("Tin | soft | low", ["Metal", "Feel"]) == [("Feel, Tin:", "soft"), ("Tin:", "low")]


def test_a_row_without_a_label():
    """Where the first cell is empty or the only one, every cell is a statement."""
    assert row("| | soft |", ["", "Tin"]) == [("Tin:", "soft")]
    assert row("| soft |", ["Tin"]) == [("Tin:", "soft")]

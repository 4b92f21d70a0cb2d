"""Reading a question: what is asked, of which options, in which clauses, and what it leaves out."""

from bot.question.clauses import Clause, Ignored
from bot.question.cleaning import clean
from bot.question.quantities import gigabytes, magnitude, team_size
from bot.question.reading import Question, read

__all__ = ["Clause", "Ignored", "Question", "clean", "gigabytes", "magnitude", "read", "team_size"]

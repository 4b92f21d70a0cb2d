"""The sentences that are no answers, in one place so that they keep one voice."""

from __future__ import annotations

from bot.blocks import shortened

LIMITED = "That is a lot of questions in a minute; this one was not taken. Please ask it again in a minute."
BUSY = "I have more questions in hand than I can take; this one was not taken. Please ask again in a minute."
NOT_HERE = "I am not switched on in this channel, so I did not answer. You can ask me privately with /stack."
MEMBERS_ONLY = "Project profiles and private advice are for members of this workspace."
NOT_POSTED = (
    "I could not post what you asked for in that channel: it may be archived or restricted, or I am not in "
    "it. You can ask me here."
)
NOT_DONE = "That did not work. Please try it once more."
EXPIRED = "This answer is no longer stored, so its buttons do nothing. Please ask again."
NOT_YOURS = "Only the person who got this private answer can do that."
THANKS = "Thanks, noted."
THANKS_AGAIN = "Thanks, that was noted before."
IN_DOUBT = (
    "I was interrupted while I sent you the answer to this. If you do not see it above, the button shows it."
)
STOPPED = "Stopped. Nothing more will come for that question."
FORGOTTEN = (
    "Done. Your project, our private conversations, your private answers and your feedback are deleted. "
    "Private questions that I had not answered yet are dropped."
)
NO_PROFILE = "I know nothing about your project. Tell me with “/stack project set …”, or in the Home tab."
SAVED = "Saved. From now on it tips your private answers; it never appears in a channel."
INTERVIEW_STOPPED = "Stopped. Nothing was saved."
NOT_SHARED = "Not shared."
SHARED = "Posted to the channel."
SHARED_BEFORE = "This was posted to the channel before."
RECORDED_BEFORE = "The record of this decision was posted in this thread before."
INVITE = "I could not post there. Invite me to that channel with /invite, then share again."
NO_SHARING_THERE = (
    "I am not switched on in that channel, so nothing was posted. Ask whoever runs me to add it."
)

_ABILITY = ("See what I can do", "What can you do?")
_ALWAYS = (("Tell me about your project", "Set up my project"), ("See what I know", "What are your sources?"))
_NO_MARKUP = dict.fromkeys(map(ord, "<>"))
# Where no articles are at hand to name what they compare.
_ANY = ("Should we use A or B for our project?", "Compare A and B on cost")


def prompts(examples: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Title and message of what an empty conversation offers; at most four."""
    titled = tuple(zip(("Choose for a project", "Compare two options"), map(_plain, examples), strict=False))
    return (*(titled or (_ABILITY,)), *_ALWAYS)


def help_text(examples: tuple[str, ...]) -> str:
    choice, comparison = _typed(examples)
    return f"""*Ask me about a technology choice*; I answer with a verdict and quotes that you can check.
• In a channel: mention me with your question. Follow-up questions in that thread need no new mention.
• `/stack {choice}`: only you see the answer, and can share it
• `/stack {comparison}`
• `/stack sources`: the articles that I know
• `/stack project show`, `/stack project set we are four developers…`, `/stack project forget`
• In a direct message: private advice; “set up my project” starts three short questions about it, \
“forget me” deletes it and our conversations
Your project is used in private answers only. I am automated and can be wrong: check the quotes."""


def usage(examples: tuple[str, ...]) -> str:
    return f"""*Usage*: `/stack <question>`, for example `/stack {_typed(examples)[0]}`
Others: `/stack compare A and B on X`, `/stack sources`, `/stack project show|set …|forget`, `/stack help`"""


def usage_compare(examples: tuple[str, ...]) -> str:
    return f"*Usage*: `/stack compare A and B on X`, for example `/stack {_typed(examples)[1]}`"


def _typed(examples: tuple[str, ...]) -> tuple[str, str]:
    """As they follow a command."""
    choice, comparison = (text[:1].lower() + text[1:] for text in map(_plain, examples or _ANY))
    return choice, comparison


def _plain(example: str) -> str:
    """What articles call their options may be long, or markup to whoever sends it."""
    return shortened(example.translate(_NO_MARKUP), 200)


def failed(reference: str) -> str:
    return f"Something went wrong and there is no answer. Please ask again (reference {reference})."


def gave_up(reference: str) -> str:
    return f"I was interrupted and could not finish this one. Please ask again (reference {reference})."

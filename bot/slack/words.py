"""The sentences that are no answers, in one place so that they keep one voice."""

from __future__ import annotations

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
INVITE = "I could not post there. Invite me to that channel with /invite, then share again."
NO_SHARING_THERE = (
    "I am not switched on in that channel, so nothing was posted. Ask whoever runs me to add it."
)

PROMPTS: tuple[tuple[str, str], ...] = (
    ("Choose for a project", "Should we use Node.js or Python for a real-time chat service?"),
    ("Compare two options", "Compare Node.js and Python for data processing"),
    ("Tell me about your project", "Set up my project"),
    ("See what I know", "What are your sources?"),
)

HELP = """*Ask me about a technology choice*; I answer with a verdict and quotes that you can check.
• In a channel: mention me with your question. Follow-up questions in that thread need no new mention.
• `/stack should we use Node.js or Python for streaming?`: only you see the answer, and can share it
• `/stack compare Node.js and Python on performance`
• `/stack sources`: the articles that I know
• `/stack project show`, `/stack project set we are four Python developers…`, `/stack project forget`
• In a direct message: private advice; “set up my project” starts three short questions about it
Your project is used in private answers only. I am automated and can be wrong: check the quotes."""

USAGE = """*Usage*: `/stack <question>`, for example `/stack should we use Node.js or Python for streaming?`
Others: `/stack compare A and B on X`, `/stack sources`, `/stack project show|set …|forget`, `/stack help`"""

USAGE_COMPARE = (
    "*Usage*: `/stack compare A and B on X`, for example `/stack compare Node.js and Python on cost`"
)


def failed(reference: str) -> str:
    return f"Something went wrong and there is no answer. Please ask again (reference {reference})."


def gave_up(reference: str) -> str:
    return f"I was interrupted and could not finish this one. Please ask again (reference {reference})."

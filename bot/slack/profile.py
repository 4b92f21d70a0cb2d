"""The project profile on screen: how it is shown, and the modal in which it is edited."""

from __future__ import annotations

from typing import Any

from bot.blocks import Block, Message, notice
from bot.blocks.inert import label
from bot.blocks.message import actions, button
from bot.slack import interview, words

CALLBACK = "profile"
BLOCK, FIELD = "project", "text"


def profile_view_message(profile: str | None) -> Message:
    """The profile with what can be done about it, for its owner."""
    return notice(_sentence(profile), profile_buttons(profile))


def profile_buttons(profile: str | None) -> Block:
    """To forget is offered without a profile too: conversations, private answers and feedback go with it."""
    edit = button("profile_edit", "Edit" if profile else "Describe my project", "edit")
    confirm: Any = {
        "title": {"type": "plain_text", "text": "Forget me?"},
        "text": {
            "type": "plain_text",
            "text": "Profile, private conversations, feedback: all deleted at once.",
        },
        "confirm": {"type": "plain_text", "text": "Forget"},
        "deny": {"type": "plain_text", "text": "Keep"},
    }
    return actions(
        edit, button("profile_forget", "Forget me", "forget", style="danger") | {"confirm": confirm}
    )


def _sentence(profile: str | None) -> str:
    return f"What I know about your project:\n{profile}" if profile else words.NO_PROFILE


def profile_modal(profile: str | None, answer_id: str = "") -> dict[str, Any]:
    """``answer_id``: the answer that is to be tailored once the profile is saved."""
    hint = "What are you building, for how many people? What does the team know well? What matters most?"
    element: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": FIELD,
        "multiline": True,
        "max_length": interview.LONGEST_PROFILE,
        "placeholder": {"type": "plain_text", "text": "A sentence or two is enough"},
    }
    if profile:
        element["initial_value"] = profile[: interview.LONGEST_PROFILE]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": answer_id,
        "title": {"type": "plain_text", "text": "My project"},
        "submit": {"type": "plain_text", "text": "Save"},
        "close": {"type": "plain_text", "text": "Cancel"},
        "blocks": [
            {
                "type": "input",
                "block_id": BLOCK,
                "label": {"type": "plain_text", "text": "About your project"},
                "hint": {"type": "plain_text", "text": hint},
                "element": element,
            },
            {
                "type": "context",
                "elements": [{"type": "mrkdwn", "text": "Used in your private answers only; never posted."}],
            },
        ],
    }


def profile_summary(profile: str | None) -> str:
    return label(profile, 500) if profile else "Nothing yet."

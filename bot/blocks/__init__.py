"""Answers as Slack messages. Pure: a model goes in, JSON comes out."""

from __future__ import annotations

from bot.blocks.answer import answer_message, verdict_sentence
from bot.blocks.evidence import evidence_messages, record_messages
from bot.blocks.inert import inert, shortened
from bot.blocks.message import Block, Message, as_plain_message, notice, with_plain_feedback
from bot.blocks.passage import passage_url

__all__ = [
    "Block",
    "Message",
    "answer_message",
    "as_plain_message",
    "evidence_messages",
    "inert",
    "notice",
    "passage_url",
    "record_messages",
    "shortened",
    "verdict_sentence",
    "with_plain_feedback",
]

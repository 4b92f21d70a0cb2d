"""The contract's JSON Schema, from the models; ``python -m bot.schema`` writes the committed copy."""

from __future__ import annotations

import json
from pathlib import Path

from bot.answer import Answer

FILE = Path(__file__).parent / "answer.schema.json"


def schema_text() -> str:
    schema = Answer.model_json_schema(by_alias=True, mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")

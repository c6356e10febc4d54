"""The drawings that a visitor may start from, as strokes in the pad's unit square."""

import json
from pathlib import Path

EXAMPLES = json.loads((Path(__file__).parent / "sketchpad" / "examples.json").read_text("utf-8"))

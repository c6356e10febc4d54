"""Untrusted input: which events and calls are passed on to Gradio, and with which values."""

import json
import re
from typing import Any

import gradio as gr

from mnist_cnn.page.calls import CallError, read_call
from mnist_cnn.page.components import Picture

PUBLIC = 0  # the one event for programs: the only one that is queued, and meant if none is named
MAX_COMMAS = 100  # an event has about 15; millions of values would take seconds to parse
EVERYBODY = (
    "everybody"  # one session for all: Gradio takes 9 ms to make one, and this page 2 to read
)
SESSION = re.compile(r"[\w-]{1,64}", re.ASCII)  # what Gradio's clients make up at random


class EventError(ValueError):
    """No event of the page's; the message is a sentence for visitors."""


def check_function_call(body: bytes, blocks: gr.Blocks) -> dict[str, Any]:
    """The call of a server's function that `body` describes, as Gradio reads it.

    Raises EventError if `blocks` have no such function, or its data are none of this page's.
    """
    try:
        sent = json.loads(body)
        number, name = sent["component_id"], sent["fn_name"]
        picture = blocks.blocks[number]
        if not isinstance(picture, Picture) or name not in ("read", "explain"):
            raise ValueError
        read_call(sent["data"], picture.networks)
    except CallError as error:
        raise EventError(str(error)) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise EventError("This is no call of this page.") from error
    call = {"component_id": number, "fn_name": name, "data": sent["data"]}
    return call | {"session_hash": EVERYBODY}


def read_event(body: bytes, blocks: gr.Blocks, is_queued: bool) -> dict:
    """The event of `blocks` that `body` describes, as Gradio reads it. Raises EventError.

    Only a queued event keeps its session, by which its answer is found. Gradio remembers the last
    values of each session, so the others get one in common, and nobody's drawing stays there.
    """
    try:
        if body.count(b",") > MAX_COMMAS:
            raise ValueError
        sent = json.loads(body)
        number = sent.get("fn_index") or PUBLIC
        components = blocks.fns[number].inputs
        values = [check(*pair) for pair in zip(components, sent["data"], strict=True)]
        session = sent["session_hash"] if is_queued else EVERYBODY
        if is_queued and (number != PUBLIC or not SESSION.fullmatch(session)):
            raise ValueError
    except EventError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise EventError("This is no event of this page.") from error
    return {"fn_index": number, "data": values, "session_hash": session}


def check(component: gr.components.Component, value: Any) -> Any:
    """`value` if `component` offers it, or the picture that it stands for. Raises EventError."""
    match component:
        case gr.Slider(minimum=low, maximum=high):
            if not (value is None or type(value) is int and low <= value <= high):
                raise EventError(f"{component.label} is a whole number from {low} to {high}.")
        case gr.Radio(choices=choices) | gr.Dropdown(choices=choices):
            if not any(value == choice and type(value) is type(choice) for _, choice in choices):
                raise EventError(f"{component.label} is not one of the choices.")
        case _:
            if isinstance(value, dict):  # as Gradio's clients wrap what an upload has answered
                value = value.get("path")
            if not isinstance(value, str | None):
                raise EventError("This is no picture.")
    return value

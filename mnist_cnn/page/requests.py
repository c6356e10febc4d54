"""Untrusted input: the event "/predict" that a program may send, checked value by value."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr

from mnist_cnn.page.components import PictureFile

PREDICT = 0  # the number of the one event, for programs
MAX_COMMAS = 100  # an event has about 15; millions of values would take seconds to parse
SESSION = re.compile(r"[\w-]{1,64}", re.ASCII)  # what Gradio's clients make up at random
DATA_URL = re.compile(r"data:[\w/+.-]{0,100};base64,", re.ASCII)


class RequestError(ValueError):
    """No request of this page's; the message is a sentence for whoever sent it.

    `field` is the name of the value that is wrong, and empty if the request as a whole is.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def check_event(body: bytes, blocks: gr.Blocks, has_session: bool) -> dict[str, Any]:
    """The event that `body`, JSON, is, as Gradio reads it, with a default for each missing value.

    With `has_session` the answer is found by the session, else by the event itself. Raises
    RequestError.
    """
    try:
        if body.count(b",") > MAX_COMMAS:
            raise ValueError
        sent = json.loads(body)
        components = blocks.fns[PREDICT].inputs
        event: dict[str, Any] = {"data": _find_values(sent, components)}
        if has_session:
            if (sent.get("fn_index") or PREDICT) != PREDICT:
                raise ValueError
            event |= {"fn_index": PREDICT, "session_hash": _check_session(sent["session_hash"])}
    except RequestError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RequestError("This page has no such event.") from error
    return event


def _find_values(sent: Mapping[str, Any], components: Sequence[Any]) -> list[Any]:
    """One value for each of `components`, from `sent`: a list "data", or the names of values."""
    names = [component.label for component in components]
    if "data" in sent:
        values = dict(zip(names, sent["data"], strict=False))
        is_known = len(sent["data"]) <= len(names)
    else:
        values = dict(sent)
        is_known = values.keys() <= set(names)
    if not is_known:
        raise ValueError("more values than there are")
    return [check_value(each, values.get(each.label, each.value)) for each in components]


def check_value(component: Any, value: Any) -> Any:
    """`value` if `component` offers it, or the picture that it stands for. Raises RequestError."""
    label: str = component.label
    if isinstance(component, PictureFile):
        return check_picture(value, label)
    names = [name for _, name in component.choices]
    if value not in names:
        raise RequestError(f"There is no such {label}. Known: {', '.join(names)}.", label)
    return value


def check_picture(value: Any, field: str) -> str:
    """The data URL that `value` is, or that an upload gave to it. Raises RequestError."""
    if isinstance(value, dict):  # as Gradio's clients wrap what an upload has answered
        value = value.get("path")
    if not isinstance(value, str) or not value:
        raise RequestError("There is no picture here.", field)
    if not DATA_URL.match(value):
        raise RequestError(
            "Send the picture's file itself: this page opens no addresses or paths.", field
        )
    return value


def _check_session(session: str) -> str:
    if not SESSION.fullmatch(session):
        raise ValueError(f"{session} is no session of Gradio's")
    return session

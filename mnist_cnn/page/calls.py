"""What a browser may ask: the data of a call, parsed to names and numbers, and no further.

A call names one drawing: strokes, a photo, or one of MNIST's test digits that a network misreads.
And it says which network reads it, at which snapshot of its training, with which maps turned off.
"""

from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic.alias_generators import to_camel

from mnist_cnn.page.encoding import decode_strokes
from mnist_cnn.page.shots import DIGEST, MAX_SHOTS_TEXT, check_shots
from mnist_cnn.page.words import ENGLISH
from mnist_cnn.reading.number import MAX_STROKES
from mnist_cnn.reading.read import NO_DIGIT

MAPS = 64  # of the second block
MAX_PHOTO = 700_000  # characters of its data URL; it has up to 200,000

Answer = Annotated[int, Field(ge=0, le=NO_DIGIT)]
Digit = Annotated[tuple[int, ...], Field(min_length=1)]  # its strokes, by their places

CODES = {"shots": "shots", "taught": "shots", "photo": "photo"}  # of a field; else "drawing"


class CallError(ValueError):
    """No call of this page's; `code` names the sentence for visitors, of which `words/` has one in
    each language."""

    def __init__(self, code: str) -> None:
        super().__init__(ENGLISH[f"refusal.{code}"])
        self.code = code


def _decode(text: Any) -> Any:
    if not isinstance(text, str):
        raise ValueError("no text")
    return decode_strokes(text)


class Teaching(BaseModel):
    """The digits that a visitor has shown: their text in `shots`, or its digest in `taught`."""

    model_config = ConfigDict(strict=True, frozen=True, alias_generator=to_camel)

    shots: Annotated[str, Field(max_length=MAX_SHOTS_TEXT), AfterValidator(check_shots)] | None = (
        None
    )
    taught: Annotated[str, Field(pattern=f"^{DIGEST}$")] | None = None


class Call(Teaching):
    """A drawing, one of `strokes`, `photo` and `missed`, and how it is to be read.

    `strokes` are (n, 2) float64 each, `photo` is a data URL, `missed` the number of an image of
    MNIST's. `snapshot` is None for the trained network. `digits` are those of a number that was
    turned, and is read as what it was before; None: they are found. `part` is the digit of a number
    that the answer is to speak of, counted from the left, None for the one that was drawn last, or
    the first in a photo. `against` is the answer with which the leading one is compared, None for
    the runner-up. `is_done` says that the pen is up, so that everything is wanted, but for the
    answers at every snapshot where the browser has them already: `wants_history`.
    """

    network: str
    snapshot: Annotated[int, Field(ge=0)] | None = None
    strokes: Annotated[list[Any], BeforeValidator(_decode)] | None = None
    photo: Annotated[str, Field(max_length=MAX_PHOTO)] | None = None
    missed: int | None = None
    digits: Annotated[tuple[Digit, ...], Field(min_length=1)] | None = None
    part: Annotated[int, Field(ge=0, lt=MAX_STROKES)] | None = None
    off: frozenset[Annotated[int, Field(ge=0, lt=MAPS)]] = Field(frozenset(), fail_fast=True)
    against: Answer | None = None
    is_done: bool = True
    wants_history: bool = True

    @model_validator(mode="after")
    def _has_drawing(self) -> Self:
        if self.strokes is None and self.photo is None and self.missed is None:
            raise ValueError("no drawing")
        return self

    @model_validator(mode="after")
    def _has_all_strokes(self) -> Self:
        if self.digits is not None:
            members = sorted(stroke for digit in self.digits for stroke in digit)
            if len(self.digits) > MAX_STROKES or members != [*range(len(self.strokes or []))]:
                raise ValueError("not what the drawing's digits are")
        return self


Kind = TypeVar("Kind", bound=Teaching)


def read_call(data: bytes | str) -> Call:
    """The call that `data`, JSON from a browser, is. Raises CallError."""
    return parse(Call, data)


def read_teaching(data: bytes | str) -> Teaching:
    """What a visitor shows in `data`, JSON from a browser. Raises CallError."""
    return parse(Teaching, data)


def parse(kind: type[Kind], data: bytes | str) -> Kind:
    """The call of this `kind` that `data`, JSON from a browser, is. Raises CallError."""
    try:
        return kind.model_validate_json(data)
    except ValidationError as error:
        field = next(iter(error.errors(include_url=False, include_input=False)[0]["loc"]), "")
        raise CallError(CODES.get(str(field), "drawing")) from error

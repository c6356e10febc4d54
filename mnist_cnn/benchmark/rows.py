"""A row of the benchmark's table: what runs here, beside the plain way of doing the same."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured, both figures in `unit`, and the `aim` for the first over the second."""

    what: str
    here: float
    against: str
    there: float
    unit: str
    aim: str

    def __str__(self) -> str:
        here, there = (f"{value:.3g} {self.unit}" for value in (self.here, self.there))
        return (
            f"| {self.what} | {here} | {self.against} | {there} "
            f"| {self.here / self.there:.2f} | {self.aim} |"
        )

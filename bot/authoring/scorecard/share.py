"""So many of so many in, per cent with how far chance reaches out."""

from dataclasses import dataclass
from math import sqrt

NORMAL = 1.959964
"""Standard deviations that hold 95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    total: int

    @property
    def percent(self) -> float:
        return 100 * self.count / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Per cent, 95 % (Wilson 1927): a range that is right for small counts, too."""
        if not self.total:
            return 0.0, 100.0
        share, square = self.count / self.total, NORMAL**2
        middle = share + square / (2 * self.total)
        around = NORMAL * sqrt((share * (1 - share) + square / (4 * self.total)) / self.total)
        low, high = (100 * (middle + sign * around) / (1 + square / self.total) for sign in (-1, 1))
        return max(0.0, low), min(100.0, high)

    def __str__(self) -> str:
        if not self.total:
            return "not tried"
        low, high = self.interval
        return f"{self.percent:.1f} % ({low:.0f} to {high:.0f}; {self.count} of {self.total})"

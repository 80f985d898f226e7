"""How serious something is, from least to most."""

from typing import Literal

Weight = Literal["general", "medicine", "urgent", "crisis"]

"""Signs that every terminal shows; letters of names stay where they can be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.ascii import ascii_signs, showable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“so” ‘it’ „is“ «ok»", '"so" \'it\' "is" <<ok>>'),
        ("2020–2022 — so… it is −5", "2020-2022 - so... it is -5"),
        ("a → b ← c ⇒ d", "a -> b <- c => d"),
        ("≥ 3, ≤ 4, ≠ 5, ≈ 6, ± 7, 2 × 3", ">= 3, <= 4, != 5, ~ 6, +/- 7, 2 x 3"),
        ("5 µg, 5 μg, 5 µmol, 5 μL", "5 mcg, 5 mcg, 5 umol, 5 uL"),
        ("1½ cups, 10² and 10⁻³", "1 1/2 cups, 10^2 and 10^-3"),
        ("5\u00a0mg 1\u202f000 m²", "5 mg 1 000 m2"),
        ("90 °C, 90° C, 90°. At 5° no.", "90 deg C, 90 deg C, 90 deg. At 5 deg no."),
        ("• one · two", "- one - two"),
        ("Tea™ № 5 ☕", "TeaTM No 5 :coffee:"),
        ("Müller, Ångström, Łukasz, Çelik, n\u0303", "Müller, Ångström, Łukasz, Çelik, n\u0303"),
        ("чай 茶 μέλι", "чай 茶 μέλι"),
    ],
)
def test_signs_become_ascii_and_letters_stay(text, shown):
    assert ascii_signs(text) == shown


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "té – 茶"), ("latin-1", "té - Cha"), ("ascii", "te - Cha")],
)
def test_what_an_encoding_lacks_is_written_in_what_it_has(encoding, shown):
    assert showable("té – 茶", encoding) == shown


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp437", "koi8-r"]))
def test_what_is_showable_can_be_encoded(text, encoding):
    assert showable(text, encoding).encode(encoding) is not None


@given(st.text(st.characters(codec="ascii")))
def test_ascii_text_is_left_as_it_is(text):
    assert ascii_signs(text) == text

"""The environment in, whether the terminal has hyperlinks out."""

from collections.abc import Mapping

_SINCE_VTE = 5001
"""0.50.0 itself crashed on them."""
_BY_OWN_VARIABLE = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"})
_TERMS = frozenset({"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour"})


def has_links(environment: Mapping[str, str]) -> bool:
    """Whether it is known to; no terminal can be asked without reading keys.

    FORCE_HYPERLINK decides where it is set, as in other programs.
    """
    forced = environment.get("FORCE_HYPERLINK", "")
    if forced:
        return forced != "0"
    term = environment.get("TERM", "")
    if term.startswith(("screen", "tmux")):
        return False
    version = environment.get("VTE_VERSION", "")
    return (
        (version.isdecimal() and int(version) >= _SINCE_VTE)
        or any(environment.get(name) for name in _BY_OWN_VARIABLE)
        or environment.get("TERM_PROGRAM", "") in _PROGRAMS
        or term in _TERMS
    )

"""Keys in, the line that was typed out: history, completion, paste, and a bottom line."""

import sys
from collections.abc import Callable

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.filters import Condition, has_completions
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from bot.terminal.completion import ChatCompleter
from bot.terminal.past import Past
from bot.terminal.paste import Pastes
from bot.terminal.reminder import reminder
from bot.terminal.render import width
from bot.terminal.talk import Talk

STYLE = Style([("bottom-toolbar", "noreverse")])
PROMPT = "> "


class Line:
    """The line of one chat. Its menu opens with Tab, then follows what is typed.

    A menu that comes up unasked at each key would move what stands below and hide the answer
    above, and most questions are typed faster than read.
    """

    def __init__(self, talk: Talk, past: Past) -> None:
        self.talk = talk
        self._past = past
        self._pastes = Pastes()
        self._menu_is_open = False
        past.leaves_out = self._pastes.in_part
        self.session: PromptSession[str] = PromptSession(
            PROMPT,
            completer=ChatCompleter(talk),
            complete_while_typing=Condition(lambda: self._menu_is_open),
            history=past,
            search_ignore_case=True,
            enable_suspend=True,
            key_bindings=self._keys(),
            prompt_continuation=" " * len(PROMPT),
            style=STYLE,
            color_depth=ColorDepth.DEPTH_1_BIT if talk.plain else None,
        )
        # A terminal that cannot tell where its cursor is only goes without the bottom line.
        self.session.app.renderer.cpr_not_supported_callback = None

    def read(self) -> str:
        """The next line, without what stands around it.

        Raises EOFError at the end, KeyboardInterrupt when the line was cleared.
        """
        if self._past.problem:
            print(f"d3k2: {self._past.problem}", file=sys.stderr)
            self._past.problem = ""
        self._menu_is_open = False
        self._pastes.forget()
        self.session.bottom_toolbar = self._bottom if self.talk.conversation.remembered else None
        typed = self._pastes.whole(self.session.prompt())
        # Bytes that are no text arrive as halves of characters, which nothing can print.
        return typed.encode(errors="replace").decode().strip()

    def tell(self, text: str) -> None:
        """Print above the line that is being typed, or at once when none is; from any thread."""
        app = self.session.app
        if app.is_running and app.loop is not None:
            app.loop.call_soon_threadsafe(run_in_terminal, lambda: print(text))
        else:
            print(text)

    def stop(self, error: BaseException) -> bool:
        """Have the read under way raise this; False when there is none."""
        app = self.session.app
        if not app.is_running or app.loop is None:
            return False

        def leave() -> None:
            if app.is_running and not app.is_done:
                app.exit(exception=error)

        app.loop.call_soon_threadsafe(leave)
        return True

    def resume(self) -> None:
        """Draw the line again and take every key again; a shell may have set the modes back."""
        app = self.session.app
        if app.is_running and app.loop is not None:
            app.loop.call_soon_threadsafe(self._draw_again)

    def _draw_again(self) -> None:
        app = self.session.app
        if app.is_running and not app.is_done:
            app.input.raw_mode().__enter__()  # the read's own way out sets the first modes back
            app.renderer.erase()
            app.renderer.request_absolute_cursor_position()
            app.invalidate()

    def _bottom(self) -> str:
        return reminder(self.talk.conversation.remembered, width())

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        bound: list[tuple[tuple[str, ...], Callable[[KeyPressEvent], None]]] = [
            (("tab",), self._open_menu),
            ((Keys.BracketedPaste,), self._paste),
            (("escape", "enter"), lambda event: event.current_buffer.insert_text("\n")),
        ]
        for pressed, act in bound:
            keys.add(*pressed)(act)
        keys.add("escape", filter=has_completions)(self._close_menu)
        return keys

    def _open_menu(self, event: KeyPressEvent) -> None:
        """Open it, or go to the next entry; a single one is taken at once."""
        self._menu_is_open = True
        buffer = event.current_buffer
        if buffer.complete_state:
            buffer.complete_next()
        else:
            buffer.start_completion(insert_common_part=True)

    def _close_menu(self, event: KeyPressEvent) -> None:
        self._menu_is_open = False
        event.current_buffer.cancel_completion()

    def _paste(self, event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(self._pastes.shown(event.data))

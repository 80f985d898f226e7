"""A person's terminal with a program in it: keys in, the screen out."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[1]
PATIENCE = 20
"""Seconds until a text that does not come is a failure."""
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\].*?(\x07|\x1b\\)|[=>78])")
CTRL_C, CTRL_D, CTRL_R, CTRL_Z, ENTER, TAB = "\x03", "\x04", "\x12", "\x1a", "\r", "\t"
ALT_ENTER, UP = "\x1b\r", "\x1b[A"
CHAT = (sys.executable, "-m", "bot", "chat")
SHELL = ("bash", "--norc", "--noprofile", "-i")


def pasted(text):
    """The text as a terminal sends it that tells what was pasted."""
    return f"\x1b[200~{text}\x1b[201~"


def on_terminal(line, environment, **streams):
    """Exit code, and what a terminal shows of a command; it is every stream but those given."""
    master, slave = pty.openpty()
    its = {"stdin": slave, "stdout": slave, "stderr": slave, **streams}
    with subprocess.Popen(line, cwd=ROOT, env=environment, **its) as process:
        os.close(slave)
        shown = b"".join(iter(lambda: read(master), b""))
    os.close(master)
    return process.returncode, shown.decode()


def read(master):
    """What has come; nothing at the end."""
    try:
        return os.read(master, 65536)
    except OSError:  # how Linux says that the other end has closed
        return b""


class Terminal:
    """A terminal that answers where its cursor is, as real ones do."""

    def __init__(self, *arguments, command=CHAT, columns=80, lines=24, cwd=ROOT, **changes):
        self._master, self._slave = pty.openpty()
        self.resize(columns, lines)
        self._screen = pyte.Screen(columns, lines)
        self._answers = []
        self._screen.write_process_input = self._answers.append
        self._stream = pyte.ByteStream(self._screen)
        shaping = {"NO_COLOR", "COLUMNS", "LINES"}
        kept = {key: value for key, value in os.environ.items() if key not in shaping}
        self.before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            cwd=cwd,
            env={**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **changes},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  no threads
        )
        self._bytes = b""
        self._seen = 0

    def __enter__(self):
        return self

    def __exit__(self, *_failure):
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def hang_up(self):
        """Close the window."""
        for end in (self._master, self._slave):
            if end is not None:
                os.close(end)
        self._master = self._slave = None

    def send(self, keys):
        """Type; what the program writes meanwhile is read, as its own writing may wait for that."""
        left = keys.encode()
        while left:
            ready, writable, _ = select.select([self._master], [self._master], [], PATIENCE)
            if ready:
                self._read(time.monotonic())
            if writable:
                left = left[os.write(self._master, left[:1024]) :]

    def resize(self, columns, lines):
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def until(self, text):
        """What came since the last call, up to this text; layout and colour taken out."""
        self._wait(lambda: text in self._came()[self._seen :], text)
        start = self._seen
        self._seen = self._came().index(text, start) + len(text)
        return self._came()[start : self._seen]

    def until_shown(self, text):
        """The lines of the screen, once they hold this text."""
        self._wait(lambda: text in "\n".join(self._lines()), text)
        return self._lines()

    def ends(self):
        """Exit code, and what came since the last call."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None or self._is_ready():
            assert time.monotonic() < end, f"it did not end; shown: {self._came()[self._seen :]!r}"
            self._read(time.monotonic() + 0.05)
        return self.process.returncode, self._came()[self._seen :]

    def kill(self, name):
        """Send a signal to what runs in the foreground."""
        os.killpg(os.tcgetpgrp(self._master), getattr(signal, name))

    @property
    def modes(self):
        """How the terminal treats keys: those of before are there again once a program ended."""
        return termios.tcgetattr(self._slave)

    @property
    def raw(self):
        """All the bytes that came."""
        return self._bytes

    def _wait(self, holds, text):
        end = time.monotonic() + PATIENCE
        while not holds():
            shown = "\n".join(self._screen.display)
            assert self._read(end), f"{text!r} did not come; shown:\n{shown}"

    def _lines(self):
        return [line.rstrip() for line in self._screen.display]

    def _came(self):
        shown = self._bytes.decode(errors="ignore")
        return " ".join(ESCAPES.sub("", shown).split())

    def _is_ready(self):
        return bool(select.select([self._master], [], [], 0)[0])

    def _read(self, end):
        ready, _, _ = select.select([self._master], [], [], max(0, end - time.monotonic()))
        came = read(self._master) if ready else b""
        self._bytes += came
        self._stream.feed(came)
        while self._answers:
            os.write(self._master, self._answers.pop(0).encode())
        return bool(came)

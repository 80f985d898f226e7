"""python -m bot: the same as the command d3k2."""

import sys

from bot.terminal.cli import main

sys.exit(main())

"""`python -m assistant.cli` is `verse`."""

import sys

from assistant.cli.commands import main

sys.exit(main())

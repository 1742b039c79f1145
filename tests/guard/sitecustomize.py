"""Python imports this by itself at start where this folder is on PYTHONPATH: see tests/conftest.py."""

import offline

offline.refuse()

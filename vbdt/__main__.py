"""`python -m vbdt`."""

import sys

from vbdt.cli import main

if __name__ == "__main__":
    sys.exit(main())

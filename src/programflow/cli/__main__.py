"""``python -m programflow.cli``."""

import sys

from programflow.cli.entrance import main

sys.exit(main())

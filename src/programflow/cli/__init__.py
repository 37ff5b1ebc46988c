"""The command line: files, arguments, exit codes, and what day it is."""

from programflow.cli.entrance import main

__all__ = ["main"]

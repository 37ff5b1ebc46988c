"""The one family of exceptions: programmer misuse. Faults and rejections are values."""


class ProgramflowError(Exception):
    """Programmer misuse, and nothing else."""

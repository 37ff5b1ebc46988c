"""What comes with the library: programmes, examples and schemas, installed or in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def shipped(*parts: str) -> Path | None:
    """The path of a file or folder that comes with the library, None where there is none.

    An installed package has them under ``_data``; in a checkout they lie at its root.
    """
    for root in (PACKAGE / "_data", PACKAGE.parents[1]):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    return None


def programme_names() -> list[str]:
    """The names of the programmes that come with the library."""
    folder = shipped("programmes")
    return sorted(path.stem for path in folder.glob("*.yaml")) if folder else []


def is_bare(name: str) -> bool:
    """Whether a file argument may be the name of a shipped programme and not a path."""
    return bool(name) and not any(mark in name for mark in "/\\.\0")


def programme_path(name: str) -> Path:
    """The path that a FILE argument means: a path, or a shipped programme by its bare name.

    A file of that very name in the current folder comes first.
    """
    path = Path(name)
    if not is_bare(name) or path.exists():
        return path
    return shipped("programmes", f"{name}.yaml") or path


def shown(path: Path) -> str:
    """A path as it is shown: of what is shipped, no more than its place among that."""
    for root in (PACKAGE / "_data", PACKAGE.parents[1]):
        if path.is_absolute() and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return str(path)

"""Print the oldest runtime dependencies that pyproject.toml admits, as pins for pip."""

import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def lowest(requirements: list[str]) -> list[str]:
    """Each `name>=version` as `name==version`."""
    return [requirement.replace(">=", "==") for requirement in requirements]


if __name__ == "__main__":
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    print(" ".join(lowest(project["dependencies"])))  # noqa: T201 - its purpose

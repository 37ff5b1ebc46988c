"""Many cases at once: journals in, a row a case out, and which rows a day concerns."""

from programflow.bulk.replaying import NotSorted, Row, due, replay

__all__ = ["NotSorted", "Row", "due", "replay"]

"""The words in Norwegian nynorsk."""

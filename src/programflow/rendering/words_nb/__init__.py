"""The words in Norwegian bokmål."""

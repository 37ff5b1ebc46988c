"""Values to text. The only floor below the shells that makes sentences."""

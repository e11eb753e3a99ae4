"""Laws of the reader, tried on tables drawn from a grammar: exactly what the file states, or a refusal."""

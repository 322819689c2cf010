"""Pages of the operator, of decrees and of declarations; one module per desk."""

"""Commands of the selection and what they are made of."""

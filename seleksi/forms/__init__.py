"""Text in, clean values out. No rule of law and no writing here."""

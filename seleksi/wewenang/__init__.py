"""Who may do what and when. Rules are in aturan.py; nothing here writes."""

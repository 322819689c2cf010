"""Who may do what and when. Rules are in aturan; nothing here writes."""

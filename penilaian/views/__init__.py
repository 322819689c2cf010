"""Pages of scoring: load through a door, call one act, answer. No page of scores stays in any cache."""

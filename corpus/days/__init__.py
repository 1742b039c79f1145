"""Days and hours: working-day sums, bank holidays, deadlines, timelines, opening hours."""

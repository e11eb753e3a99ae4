"""What the words of a note weigh, learned from notes of which somebody has said what they mean."""

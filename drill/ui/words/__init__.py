"""What the front ends say: a session's plain values as lines of text, without a screen."""

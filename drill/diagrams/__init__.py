"""Pictures drawn in text: plots of functions, networks, blocks with skips, an LSTM cell."""

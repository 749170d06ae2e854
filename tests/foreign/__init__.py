"""Word files that nobody here made, held against a second way of counting what is in them."""

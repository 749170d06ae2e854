"""What a reader changed becomes the exact edit of the Markdown, or a refusal with the reason."""

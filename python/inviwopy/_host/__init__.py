"""The Python process behind the engine: it runs the user's files and talks frames over two pipes."""

"""The parts of the page that are our own: each a Python class, its template, script and style."""

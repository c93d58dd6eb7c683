"""Pages that the server writes: an address is the view, and no script is needed to read one."""

"""Arabic as the United Nations print it on the web: European digits, day before month, twenty-four hours."""

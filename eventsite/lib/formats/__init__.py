"""How dates and times are written and read, where Django's own way does not fit (FORMAT_MODULE_PATH)."""

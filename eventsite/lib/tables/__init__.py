"""Tables as people send them: CSV, TSV, XLSX and ODS, read safely into rows of clean text."""

"""The list of participants for paper: one report behind the PDF, the DOCX and the page of the staff."""

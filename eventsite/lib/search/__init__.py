"""Finding records by words in any language and spelling: the stored key, what is asked, where it stands."""

"""The table formats that every list is exported in; they are those that the import reads."""

from import_export.formats import base_formats


class Ods(base_formats.ODS):
    """The library takes ODS for text and would encode it."""

    def is_binary(self) -> bool:
        return True


#: CSV, TSV, XLSX and ODS, as the import reads them.
FORMATS = [base_formats.CSV, base_formats.TSV, base_formats.XLSX, Ods]

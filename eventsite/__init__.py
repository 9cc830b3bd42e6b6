"""Conference-series management for the secretariat of an intergovernmental organization."""

__version__ = "0.1.0"

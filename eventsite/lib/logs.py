"""Log lines that name nobody."""

import logging
import re
from types import TracebackType

_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

#: PostgreSQL adds the values of the row to its errors, names and addresses among them.
_DETAIL = re.compile(
    r"^DETAIL:.*?(?=\n\n(?:The above|During handling)|\nCONTEXT:|\Z)", re.DOTALL | re.MULTILINE
)


class DiscreetFormatter(logging.Formatter):
    """Leaves out of an error what the database tells of the row concerned."""

    def formatException(self, ei: _Caught) -> str:  # noqa: N802 (logging's name)
        return _DETAIL.sub("DETAIL: left out, it may name people.", super().formatException(ei))

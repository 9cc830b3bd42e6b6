"""Cells merged downwards: one name of a delegation beside all its people."""

from collections.abc import Mapping, Sequence

#: By the row where they begin: column, counted from 0, and last row of each merged cell.
Merges = Mapping[int, Sequence[tuple[int, int]]]


class MergedCells:
    """Gives each row the text of the merged cells that reach down into it."""

    def __init__(self, merges: Merges, filled: set[int]) -> None:
        """`filled` takes the numbers of the rows that were given something."""
        self._merges = merges
        self._filled = filled
        self._open: dict[int, tuple[int, str]] = {}

    def begin(self, column: int, last: int, text: str) -> None:
        """Remember a merged cell that reaches down to the row `last`."""
        self._open[column] = (last, text)

    def fill(self, line: int, cells: list[str]) -> None:
        """Fill in the merged cells of one row; a row that holds nothing of its own stays blank."""
        if self._open and any(map(str.strip, cells)):
            self._fill(line, cells)
        for column, last in self._merges.get(line, ()):
            if column < len(cells) and cells[column]:
                self.begin(column, last, cells[column])

    def _fill(self, line: int, cells: list[str]) -> None:
        for column, (last, text) in list(self._open.items()):
            if line > last:
                del self._open[column]
            elif column >= len(cells) or not cells[column]:
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = text
                self._filled.add(line)

"""Sets one document with typst and ends; run by `typesetting.py` with an order and the data as its input.

On its own, because typst keeps in memory what it computed for a document long after that is done: a server
that set papers itself would hold them all.
"""

import json
import sys

import typst

#: As `typesetting.py` knows it.
REFUSED = 3


def main() -> int:
    order = json.loads(sys.stdin.buffer.readline())
    compiler = typst.Compiler(
        order["template"],
        root=order["root"],
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[order["fonts"]]
        ),
        # As data and never as part of the template: no text can become markup.
        sys_inputs={"data": sys.stdin.buffer.read().decode()},
    )
    try:
        result = compiler.compile(**order["options"])
    except typst.TypstError as error:
        sys.stdout.buffer.write(str(error).encode())
        return REFUSED
    pages = result if isinstance(result, list) else [result]
    if not isinstance(pages[0], bytes):
        raise TypeError(type(pages[0]))
    sys.stdout.buffer.write(pages[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes C++ of the stylesheet: minify_css.py samskap.css stylesheet.cpp.

Comments and needless blanks go. Two-sided logical properties that Chrome 80 does not know
(margin-inline, padding-block and their kin) are spelt out; they mean the same.
"""
import pathlib
import re
import sys

STRING = r'"[^"]*"|\'[^\']*\''
# In these, a blank beside the sign says nothing. A blank before ( or around + - * / says something.
TIGHT = re.compile(r"\s*([{};,>])\s*")


def outside_strings(css, change):
    """`change` on everything that is no quoted string."""
    parts = re.split(f"({STRING})", css)
    return "".join(part if number % 2 else change(part) for number, part in enumerate(parts))


def values_of(text):
    """'1rem calc(1px + 2px)' as its values: blanks within brackets do not part them."""
    values, depth = [""], 0
    for letter in text.strip():
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == " " and depth == 0:
            values.append("")
        else:
            values[-1] += letter
    return values


def spelt_out(css):
    def both(match):
        name, axis, important = match[1], match[2], match[4] or ""
        values = values_of(match[3])
        return (f"{name}-{axis}-start:{values[0]}{important};"
                f"{name}-{axis}-end:{values[-1]}{important}")

    return re.sub(r"\b(margin|padding)-(inline|block):([^;}!]+)(!important)?", both, css)


def tightened(css):
    css = re.sub(r"\s+", " ", css)
    css = TIGHT.sub(r"\1", css)
    # ": " ends a property's name only inside a block; "a :hover" keeps its blank.
    css = re.sub(r"([{;(][a-z-]+): ", r"\1:", css)
    return css.replace(";}", "}")


def minified(css):
    css = outside_comments(css)
    return outside_strings(css, lambda part: spelt_out(tightened(part))).strip()


def outside_comments(css):
    """Without comments; a quoted "/*" stays."""
    return re.sub(f"({STRING})|/\\*.*?\\*/", lambda match: match[1] or " ", css, flags=re.S)


def main():
    css = minified(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    target = pathlib.Path(sys.argv[2])
    target.parent.mkdir(parents=True, exist_ok=True)
    pieces = "\n".join(f'    R"css({css[at:at + 8000]})css"' for at in range(0, len(css), 8000))
    target.write_text(
        "// Made from samskap.css.\n#include \"kernel/ui/stylesheet.hpp\"\n\n"
        "namespace samskap::ui {\n\nstd::string_view stylesheet() {\n    return\n"
        f"{pieces};\n}}\n\n"
        "}  // namespace samskap::ui\n", encoding="utf-8")


if __name__ == "__main__":
    main()

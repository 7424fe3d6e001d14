#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes C++ of the words of a folder: texts.py FOLDER HEADER SOURCE.

texts.sv.po names every text: msgctxt the key, msgid the Swedish words, {name} a parameter.
texts.sv-simple.po and texts.en.po give the same texts in simpler Swedish and in English.
A text with msgid_plural counts: its parameter {count} comes first. A text that another tongue
lacks falls back to Swedish; `./do tidy` tells which.
"""
import pathlib
import re
import sys

import polib

TONGUES = ("sv", "sv-simple", "en")
KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
HOLE = re.compile(r"\{([a-z_]+)\}")
KEYWORDS = set("""
    and auto bool break case catch char class const continue default delete do
    double else enum explicit export extern false float for friend goto if inline
    int long new not operator or private protected public register return short
    signed sizeof static struct switch template this throw true try typedef union
    unsigned using virtual void volatile while xor requires concept
""".split())


class Broken(Exception):
    """A fault in a PO file, in words for the one who wrote it."""


def entries_of(path):
    """The entries of a PO file by key."""
    found = {}
    for entry in polib.pofile(str(path)):
        if entry.obsolete:
            continue
        key = entry.msgctxt or ""
        if not KEY.fullmatch(key) or key in KEYWORDS:
            raise Broken(f"line {entry.linenum}: msgctxt “{key}” is no snake_case key")
        if key in found:
            raise Broken(f"line {entry.linenum}: “{key}” stands twice")
        if "fuzzy" in entry.flags:
            raise Broken(f"line {entry.linenum}: “{key}” is marked fuzzy: settle it")
        found[key] = entry
    return found


def parameters_of(entry):
    """The names of the parameters, in the order in which the Swedish words name them."""
    names = []
    for words in (entry.msgid, entry.msgid_plural):
        names += [name for name in HOLE.findall(words) if name not in names]
    if entry.msgid_plural:
        names = ["count"] + [name for name in names if name != "count"]
    return names


def numbered(words, names, key):
    """The words with each {name} as the number of its parameter."""
    def number(match):
        if match[1] not in names:
            raise Broken(f"“{key}”: {match[0]} is no parameter of the Swedish words")
        return "{%d}" % names.index(match[1])

    if re.search(r"[{}]", HOLE.sub("", words)):
        raise Broken(f"“{key}”: a brace that is no {{parameter}}")
    return HOLE.sub(number, words)


def check_all_named(names, forms, key):
    """Each parameter must be said in every form; {count} may be a word in the singular."""
    for number, words in enumerate(forms):
        missing = [n for n in names if "{%s}" % n not in words
                   and not (n == "count" and number == 0 and len(forms) == 2)]
        if missing:
            raise Broken(f"“{key}”: parameter {{{missing[0]}}} is missing in “{words}”")


def wording(entry, names, forms):
    """One tongue's forms as a C++ Wording."""
    check_all_named(names, forms, entry.msgctxt)
    return "{%s}" % ", ".join(literal(numbered(words, names, entry.msgctxt)) for words in forms)


def literal(words):
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def translated_forms(entry, swedish):
    """The forms of a translation, or None while it has none."""
    if (entry.msgid, entry.msgid_plural) != (swedish.msgid, swedish.msgid_plural):
        raise Broken(f"line {entry.linenum}: “{entry.msgctxt}” translates other Swedish words "
                     "than texts.sv.po has")
    if swedish.msgid_plural:
        forms = [entry.msgstr_plural.get(0, ""), entry.msgstr_plural.get(1, "")]
        return forms if all(forms) else None
    return [entry.msgstr] if entry.msgstr else None


def read(folder):
    """Key → (names, counts, [Wording of each tongue])."""
    swedish = read_file(folder / "texts.sv.po")
    texts = {}
    for key, entry in swedish.items():
        names = parameters_of(entry)
        forms = [entry.msgid] + ([entry.msgid_plural] if entry.msgid_plural else [])
        with_place(folder / "texts.sv.po", check_own_words, entry)
        first = with_place(folder / "texts.sv.po", wording, entry, names, forms)
        texts[key] = (names, bool(entry.msgid_plural), [first, "{}", "{}"])
    for place, tongue in enumerate(TONGUES[1:], start=1):
        path = folder / f"texts.{tongue}.po"
        if path.exists():
            with_place(path, add_tongue, path, place, swedish, texts)
    return texts


def check_own_words(entry):
    if entry.msgstr and entry.msgstr != entry.msgid:
        raise Broken(f"line {entry.linenum}: the Swedish words of “{entry.msgctxt}” are its msgid; "
                     "leave msgstr empty")


def add_tongue(path, place, swedish, texts):
    for key, entry in entries_of(path).items():
        if key not in swedish:
            raise Broken(f"line {entry.linenum}: texts.sv.po has no “{key}”")
        forms = translated_forms(entry, swedish[key])
        if forms:
            texts[key][2][place] = wording(entry, texts[key][0], forms)


def read_file(path):
    return with_place(path, entries_of, path)


def with_place(path, work, *arguments):
    try:
        return work(*arguments)
    except (Broken, OSError, UnicodeDecodeError) as fault:
        sys.exit(f"{path}: {fault}")


def header_text(part, texts):
    lines = ["// Made from texts.*.po.", "#pragma once", '#include "kernel/ui/texts.hpp"', "",
             "namespace samskap::text {}", f"namespace samskap::{part}::text {{",
             "// So that text::trim and its kin are still found inside the feature.",
             "using namespace samskap::text;"]
    for key, (names, counts, _) in texts.items():
        said = f"  // {', '.join(names)}" if names else ""
        kind = f"{len(names)}, true" if counts else f"{len(names)}"
        lines.append(f"extern const ui::Text<{kind}> {key};{said}")
    return "\n".join(lines + [f"}}  // namespace samskap::{part}::text", ""])


def source_text(part, header, texts):
    lines = ["// Made from texts.*.po.", f'#include "{header}"', "",
             f"namespace samskap::{part}::text {{"]
    for key, (names, counts, wordings) in texts.items():
        kind = f"{len(names)}, true" if counts else f"{len(names)}"
        lines.append(f"constinit const ui::Text<{kind}> {key}{{{{{{{', '.join(wordings)}}}}}}};")
    return "\n".join(lines + [f"}}  // namespace samskap::{part}::text", ""])


def main():
    folder, header, source = (pathlib.Path(word) for word in sys.argv[1:4])
    texts = read(folder)
    header.parent.mkdir(parents=True, exist_ok=True)
    header.write_text(header_text(folder.name, texts), encoding="utf-8")
    source.write_text(source_text(folder.name, header.name, texts), encoding="utf-8")


if __name__ == "__main__":
    main()

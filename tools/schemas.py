#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a header of the migrations in a folder: schemas.py FOLDER HEADER.

schema/0017_bookings.sql becomes one entry of `samskap::<part>::schema()`.
"""
import pathlib
import re
import sys

folder, header = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
part = folder.name
rows = []
for path in sorted((folder / "schema").glob("*.sql")):
    match = re.fullmatch(r"(\d{4})_([a-z_]+)\.sql", path.name)
    if not match:
        sys.exit(f"{path}: a migration is named NNNN_words.sql")
    text = path.read_text(encoding="utf-8")
    rows.append(f'    {{{int(match[1])}, "{match[2]}", R"sql({text})sql"}},\n')
header.parent.mkdir(parents=True, exist_ok=True)
header.write_text(
    "// Made from schema/*.sql.\n#pragma once\n#include <array>\n#include <span>\n\n"
    '#include "kernel/db/database.hpp"\n\n'
    f"namespace samskap::{part} {{\n\ninline std::span<const db::Migration> schema() {{\n"
    f"    static constexpr std::array<db::Migration, {len(rows)}> migrations{{{{\n"
    + "".join(rows) + "    }};\n    return migrations;\n}\n\n}  // namespace samskap::"
    + part + "\n",
    encoding="utf-8")

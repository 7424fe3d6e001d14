#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows every C++ file of the house to clang: every_file.py --build DIR KIND [PART …].

DIR is a build that stands, so that what is generated is there. PART: only files with it in the
path. KIND `warnings` compiles each file without writing anything, `tidy` runs clang-tidy. Which
files were clean is remembered by the hash of all that they include, so a second run is quick.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

TIDY = "clang-tidy-14"


# Warnings that only g++ has, and so only g++ can be told not to give.
ONLY_GCC = ("-Wno-maybe-uninitialized", "-Wno-restrict")


def compiler_words(entry):
    """clang's version of what the build says to g++, without ccache and without an output."""
    words = shlex.split(entry["command"])
    if words[0].endswith("ccache"):
        words = words[1:]
    while "-o" in words:
        at = words.index("-o")
        del words[at:at + 2]
    return ["clang++-14"] + [word for word in words[1:]
                             if word not in ("-c", *ONLY_GCC, entry["file"])]


def hash_of(entry, extra):
    """Of the file as the compiler sees it, with all that it includes."""
    seen = subprocess.run([*compiler_words(entry), "-E", entry["file"]], cwd=entry["directory"],
                          capture_output=True, check=False)
    return hashlib.sha256(seen.stdout + extra).hexdigest() if seen.returncode == 0 else None


def command_for(kind, entry):
    if kind == "warnings":
        return [*compiler_words(entry), "-fsyntax-only", entry["file"]]
    return [TIDY, "--quiet", entry["file"], "--", *compiler_words(entry)[1:]]


def shown(kind, entry, extra, clean):
    """What there is to say about a file; nothing when it is clean."""
    key = hash_of(entry, extra)
    if key and (clean / key).exists():
        return ""
    done = subprocess.run(command_for(kind, entry), cwd=entry["directory"], capture_output=True,
                          text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode == 0 and key:
        (clean / key).touch()
        return ""
    # Beside what is wrong, clang-tidy counts what it left out.
    return done.stdout or done.stderr


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("kind", choices=["warnings", "tidy"])
    parser.add_argument("files", nargs="*", help="only files whose paths hold one of these")
    options = parser.parse_args()
    root = pathlib.Path.cwd()
    database = json.loads((options.build / "compile_commands.json").read_text(encoding="utf-8"))
    entries = {entry["file"]: entry for entry in database
               if pathlib.Path(entry["file"]).is_relative_to(root)
               and "generated" not in pathlib.Path(entry["file"]).parts}
    chosen = [entry for file, entry in entries.items()
              if not options.files or any(part in file for part in options.files)]
    clean = options.build / f"clean-{options.kind}"
    clean.mkdir(parents=True, exist_ok=True)
    extra = (root / ".clang-tidy").read_bytes() + options.kind.encode()
    wrong = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for said in pool.map(lambda entry: shown(options.kind, entry, extra, clean), chosen):
            if said:
                print(said, flush=True)
                wrong += 1
    print(f"{options.kind}: {len(chosen)} files, {wrong} wrong")
    # A header alone has no file; but a house without files is a mistake.
    sys.exit(1 if wrong or not entries else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows every C++ file of the house to clang: every_file.py --preset NAME --builds DIR warnings|tidy.

`warnings` compiles each without writing anything. `tidy` runs clang-tidy. What a file said when it
was clean is remembered by the hash of all that it includes, so that a second run is quick.
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


def prepared(preset, builds):
    """The commands of the build, when all that is generated stands there."""
    folder = builds / preset
    if not (folder / "build.ninja").exists():
        subprocess.run(["cmake", "--preset", preset, "-B", folder], check=True, stdout=sys.stderr)
    subprocess.run(["ninja", "-C", folder, "build.ninja"], check=True, stdout=sys.stderr)
    targets = subprocess.run(["ninja", "-C", folder, "-t", "targets", "all"], check=True,
                             capture_output=True, text=True).stdout
    generated = [line.split(":")[0] for line in targets.splitlines()
                 if line.startswith("generated/") and "/" in line]
    if generated:
        subprocess.run(["ninja", "-C", folder, *generated], check=True, stdout=sys.stderr)
    return json.loads((folder / "compile_commands.json").read_text(encoding="utf-8"))


def compiler_words(entry):
    """The command without ccache, and without what it would write."""
    words = shlex.split(entry["command"])
    if words[0].endswith("ccache"):
        words = words[1:]
    while "-o" in words:
        at = words.index("-o")
        del words[at:at + 2]
    return [word for word in words if word not in ("-c", entry["file"])]


def hash_of(entry, extra):
    """Of the file as the compiler sees it, with all that it includes."""
    seen = subprocess.run([*compiler_words(entry), "-E", entry["file"]], cwd=entry["directory"],
                          capture_output=True, check=False)
    return hashlib.sha256(seen.stdout + extra).hexdigest() if seen.returncode == 0 else None


def command_for(kind, entry):
    if kind == "warnings":
        return [*compiler_words(entry), "-fsyntax-only", entry["file"]]
    return [TIDY, "--quiet", "-p", entry["directory"], entry["file"]]


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
    return done.stdout + done.stderr


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--preset", required=True)
    parser.add_argument("--builds", type=pathlib.Path, required=True)
    parser.add_argument("kind", choices=["warnings", "tidy"])
    parser.add_argument("files", nargs="*", help="only files whose paths hold one of these")
    options = parser.parse_args()
    root = pathlib.Path.cwd()
    entries = {entry["file"]: entry for entry in prepared(options.preset, options.builds)
               if pathlib.Path(entry["file"]).is_relative_to(root)
               and "generated" not in pathlib.Path(entry["file"]).parts}
    chosen = [entry for file, entry in entries.items()
              if not options.files or any(part in file for part in options.files)]
    clean = options.builds / f"clean-{options.kind}"
    clean.mkdir(parents=True, exist_ok=True)
    extra = (root / ".clang-tidy").read_bytes() + options.kind.encode()
    wrong = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for said in pool.map(lambda entry: shown(options.kind, entry, extra, clean), chosen):
            if said:
                print(said, flush=True)
                wrong += 1
    print(f"{options.kind}: {len(chosen)} files, {wrong} wrong")
    sys.exit(1 if wrong or not chosen else 0)


if __name__ == "__main__":
    main()

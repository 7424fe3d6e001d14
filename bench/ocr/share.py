#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the processor time of `samskap import` of a scanned PDF goes: the share of all
samples, of the program and its children from start to end, whose stack goes through Tesseract or
Leptonica; and what the rest is. What they call (memory, JPEG, threads) is theirs.

    share.py BUILD SCRATCH MINUTES PAGES

MINUTES is a folder of texts that are printed and scanned. Needs perf (package linux-perf)."""

import collections
import re
import shutil
import subprocess
import sys
from pathlib import Path

BUILD, SCRATCH, MINUTES, PAGES = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
FRAME = re.compile(r"\s*[0-9a-f]+\s+(.*?)\s+\((.*)\)$")


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, text=True, **more)


def record():
    scan, data, samples = SCRATCH / "scan.pdf", SCRATCH / "ocr", SCRATCH / "perf.data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run(BUILD / "bench/ocr/bench_ocr", MINUTES, PAGES, "write", scan, **quiet)
    run(BUILD / "samskap", "sample", "--data", data, **quiet)
    run(
        *("perf", "record", "-F", "99", "-m", "8M", "--call-graph", "dwarf,16384", "-o", samples),
        *(BUILD / "samskap", "import", "--jobs", "1", "--group", "Utvecklingsgruppen"),
        *("--data", data, scan),
        **quiet,
    )
    told = run("perf", "script", "-i", samples, "-F", "comm,pid,ip,sym,dso", capture_output=True)
    return told.stdout.split("\n\n")


def part_of(frames):
    libraries = [library for _, library in frames]
    if any("tesseract" in library or "lept" in library for library in libraries):
        return "Tesseract, Leptonica"
    if any("poppler" in library for library in libraries):
        return "Poppler draws the page"
    if any("samskap" in library for library in libraries):
        return "our own"
    # A stack that perf lost after its first frames says nothing of who called.
    if len(frames) < 3 and "ld-linux" not in libraries[0] and "kernel" not in libraries[0]:
        return None
    return "start of programs, kernel"


def main():
    if shutil.which("perf") is None:
        sys.exit("perf is not installed (package linux-perf)")
    parts = collections.Counter()
    for sample in record():
        frames = [match.groups() for match in map(FRAME.match, sample.splitlines()[1:]) if match]
        if frames:
            parts[part_of(frames)] += 1
    lost = parts.pop(None, 0)
    everything = sum(parts.values())
    print(
        f"a scanned PDF of {PAGES} pages, the whole import: {everything} samples,"
        f" and {lost} whose stack was lost"
    )
    for part, samples in parts.most_common():
        print(f"{part:28} {100 * samples / everything:8.1f} %")


main()

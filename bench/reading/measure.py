#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading costs: measure.py BUILD SCRATCH.

Reads 1,000 minutes of about 5 KB (the sample's, over and over) with `samskap read --json` in one
process, and then ten times as many: seconds of processor time of one core, and the most memory.
"""
import json
import pathlib
import resource
import subprocess
import sys


def minutes(folder, count):
    """Files of about 5 KB, made of the sample's minutes in text."""
    texts = [path.read_text(encoding="utf-8")
             for path in sorted(pathlib.Path("sample/minutes").glob("*.txt"))
             if path.name != "2025-05-08-utvecklingsgruppen.txt"]
    folder.mkdir()
    names = []
    for i in range(count):
        text = texts[i % len(texts)]
        while len(text.encode()) < 5000:
            text += "\n" + texts[(i + len(text)) % len(texts)]
        cut = text.encode()[:5000].decode(errors="ignore").rsplit("\n", 1)[0]
        names.append(folder / f"{i:05}.txt")
        names[-1].write_text(cut + "\n", encoding="utf-8")
    return names


def read(build, names):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(["/usr/bin/time", "-f", "%M", build / "samskap", "read", "--json",
                           "--list", "-"], input="\n".join(map(str, names)),
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": round(seconds, 2), "memory, MB": int(done.stderr.split()[-1]) / 1024}


def main():
    build, scratch = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    small = read(build, minutes(scratch / "thousand", 1000))
    large = read(build, minutes(scratch / "ten-thousand", 10000))
    print(json.dumps({
        "1,000 minutes of 5 KB, s of one core (bar 1.0)": small["seconds"],
        "memory, MB": round(small["memory, MB"], 1),
        "memory of 10,000 beside 1,000 (flat: 1.0)":
            round(large["memory, MB"] / small["memory, MB"], 2)}, indent=1))


if __name__ == "__main__":
    main()

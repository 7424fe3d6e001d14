#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page costs beside the least a server could do.

measure.py BUILD DATABASE [PATH…]

BUILD is a release build with samskap, bare_server and record_pages; DATABASE an SQLite file. Each
page (/ unless told) is asked for over kept connections with identity encoding, first of the bare
server, then of Samskap, in turns, and the processor time of the serving process is divided by the
number of answers. Under /anew stands the same page made anew for each who asks, as for somebody
signed in. Prints one JSON object. Needs wrk.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

ROUNDS = 5
SECONDS = 3
THREADS = 2
BARE_PORT, HOUSE_PORT = 18471, 18472


def wait_for(port, path):
    for _ in range(500):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.01)
    sys.exit(f"nobody answers at {port}{path}")


def processor_seconds(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def to_microseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 1, "ms": 1e3, "s": 1e6}[unit]


def load(process, port, path, *headers):
    before = processor_seconds(process)
    out = subprocess.run(
        ["wrk", "-t1", "-c32", f"-d{SECONDS}s", "--latency", *headers,
         f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True).stdout
    spent = processor_seconds(process) - before
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(out)
    answers = int(re.search(r"(\d+) requests in", out)[1])
    slowest = to_microseconds(re.search(r"^\s+99%\s+(\S+)$", out, re.M)[1])
    return {"cpu_us": spent / answers * 1e6, "p99_us": slowest, "answers": answers}


def median(rounds, key):
    values = sorted(one[key] for one in rounds)
    return values[len(values) // 2]


def main():
    build, database = pathlib.Path(sys.argv[1]), sys.argv[2]
    paths = sys.argv[3:] or ["/"]
    recorded = tempfile.NamedTemporaryFile(suffix=".json")
    recorder = build / "bench/web/record_pages"
    subprocess.run([recorder, database, *paths], stdout=recorded, check=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    bare = subprocess.Popen([build / "bench/web/bare_server", database, recorded.name,
                             str(BARE_PORT), str(THREADS)])
    started = time.monotonic()
    house = subprocess.Popen([build / "samskap", "serve", "--database", database, "--listen",
                              f"127.0.0.1:{HOUSE_PORT}", "--threads", str(THREADS)], **quiet)
    try:
        wait_for(HOUSE_PORT, paths[0])
        first_answer = time.monotonic() - started
        wait_for(BARE_PORT, "/hello")
        runs = {"/hello": [load(bare, BARE_PORT, "/hello") for _ in range(ROUNDS)]}
        for path in paths:
            for _ in range(ROUNDS):
                for name, server, port, asked in [
                        ("bare", bare, BARE_PORT, path),
                        ("fixed", bare, BARE_PORT, "/fixed" + path),
                        ("house", house, HOUSE_PORT, path)]:
                    runs.setdefault(f"{name} {path}", []).append(load(server, port, asked))
                runs.setdefault(f"bare /anew{path}", []).append(
                    load(bare, BARE_PORT, "/anew" + path))
                runs.setdefault(f"house /anew{path}", []).append(
                    load(house, HOUSE_PORT, path, "-H", "Cookie: session=ended"))
        result = {name: {key: round(median(rounds, key), 1) for key in ("cpu_us", "p99_us")}
                  for name, rounds in runs.items()}
        for path in [prefix + path for path in paths for prefix in ("", "/anew")]:
            mine, least = result[f"house {path}"], result[f"bare {path}"]
            result[f"ratios {path}"] = {
                "cpu, house to bare (bar 2.0)": round(mine["cpu_us"] / least["cpu_us"], 2),
                "cpu, bare to hello (bar 6)":
                    round(least["cpu_us"] / result["/hello"]["cpu_us"], 2),
                "p99, house to bare (bar 3)": round(mine["p99_us"] / least["p99_us"], 2)}
        result["first answer, ms (bar 150)"] = round(first_answer * 1000)
        result["resident, MB (bar 60)"] = round(resident_mb(house), 1)
        result["answers by the house"] = sum(
            one["answers"] for name, rounds in runs.items() if name.startswith("house")
            for one in rounds)
        print(json.dumps(result, indent=1))
    finally:
        for process in (bare, house):
            process.send_signal(signal.SIGTERM)
            process.wait()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mixed documents, imported by a program that is killed with SIGKILL again and again: in the end
each is there once, with a reading and all of its pages, and `samskap verify` finds nothing.

    measure.py BUILD SCRATCH DOCUMENTS SCANS SECONDS

A run is killed after SECONDS (give or take a half, by a fixed seed), the last one is let be. Exit
code 1 when something is missing, or there twice."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

BUILD, SCRATCH = Path(sys.argv[1]), Path(sys.argv[2])
DOCUMENTS, SCANS, SECONDS = int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5])
SAMSKAP = str(BUILD / "samskap")
DATA = SCRATCH / "data"
GROUP = "Fyrens vänner"


def quietly(*command, **more):
    return subprocess.run(command, check=True, stdout=subprocess.DEVNULL, text=True, **more)


def prepare():
    documents = SCRATCH / "documents"
    quietly(BUILD / "bench/intake/write_documents", documents, str(DOCUMENTS), str(SCANS), "11")
    # The town of the sample, with one group more, that has no minutes yet.
    quietly(SAMSKAP, "sample", "--data", str(DATA))
    with sqlite3.connect(DATA / "samskap.db") as db:
        (board,) = db.execute("SELECT MIN(id) FROM boards").fetchone()
        db.execute(
            "INSERT INTO parties SELECT 77, kind, ?, 'fyrens', title, organisation_kind,"
            " is_protected, agreed_to_be_named, domain, revision, made_at, closed_at"
            " FROM parties WHERE kind = 'group' LIMIT 1",
            (GROUP,),
        )
        names = [row[1] for row in db.execute("PRAGMA table_info(groups)")]
        values = ", ".join({"party": "77", "board": str(board)}.get(name, name) for name in names)
        db.execute(f"INSERT INTO groups SELECT {values} FROM groups LIMIT 1")
    return documents


def import_until(documents, seconds):
    """Whether it came to an end by itself."""
    command = [SAMSKAP, "import", "--group", GROUP, "--data", str(DATA), str(documents)]
    with open(SCRATCH / "import.log", "a", encoding="utf-8") as log:
        with subprocess.Popen(command, stdout=log, stderr=log) as importing:
            try:
                code = importing.wait(timeout=seconds)
                if code != 0:
                    sys.exit(f"the import ended with {code}: {SCRATCH}/import.log")
                return True
            except subprocess.TimeoutExpired:
                os.kill(importing.pid, signal.SIGKILL)
                return False


def import_with_kills(documents):
    chance = random.Random(11)
    kills, started = 0, time.monotonic()
    while not import_until(documents, SECONDS * chance.uniform(0.5, 1.5)):
        kills += 1
        if kills % 10 == 0:
            print(f"  {kills} kills, {count('readings')} read", file=sys.stderr)
    return kills, time.monotonic() - started


def count(what):
    questions = {
        "documents": "SELECT COUNT(*) FROM documents WHERE of_group = 77",
        "hashes": "SELECT COUNT(DISTINCT sha256) FROM documents WHERE of_group = 77"
        " AND state = 'readable'",
        "readings": "SELECT COUNT(*) FROM readings WHERE of_group = 77",
        "readings of different documents": "SELECT COUNT(DISTINCT document) FROM readings"
        " WHERE of_group = 77",
        "without findings": "SELECT COUNT(*) FROM readings r WHERE of_group = 77"
        " AND NOT EXISTS (SELECT 1 FROM review_items i WHERE i.reading = r.id)",
        "pages": "SELECT COUNT(*) FROM document_pages g JOIN documents d ON d.id = g.document"
        " WHERE d.of_group = 77",
        "unfinished": "SELECT COUNT(*) FROM intakes",
    }
    with sqlite3.connect(DATA / "samskap.db") as db:
        return db.execute(questions[what]).fetchone()[0]


def expected_pages(documents):
    """Two of every PDF, one of every picture."""
    return 2 * len(list(documents.rglob("*.pdf"))) + len(list(documents.rglob("*.png")))


def main():
    documents = prepare()
    kills, seconds = import_with_kills(documents)
    wanted = {
        "documents": DOCUMENTS,
        "hashes": DOCUMENTS,
        "readings": DOCUMENTS,
        "readings of different documents": DOCUMENTS,
        "without findings": 0,
        "pages": expected_pages(documents),
        "unfinished": 0,
    }
    wrong = {what: count(what) for what, number in wanted.items() if count(what) != number}
    quietly(SAMSKAP, "verify", "--data", str(DATA))
    print(
        f"{DOCUMENTS} documents, {SCANS} of them pictures of paper: {kills} kills in"
        f" {seconds / 60:.1f} min; {count('readings')} there once, {len(wrong)} questions wrong"
    )
    for what, number in wrong.items():
        print(f"  {what}: {number}, not {wanted[what]}")
    sys.exit(1 if wrong else 0)


main()

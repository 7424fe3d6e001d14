#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_log.py CHAIN HEADS KEY: was the log changed since those heads were signed?

CHAIN is what `samskap verify --chain` wrote, HEADS what `--heads` keeps, as you got it at the time,
KEY the public key (HEADS.pub) of that time. Needs Python 3.8 and the command openssl, 3.0 or newer.
"""
import base64, hashlib, subprocess, sys, tempfile
chain, heads, key = sys.argv[1:]
at, before, wrong = {}, "", []
for number, line in enumerate(open(chain, encoding="utf-8", newline="\n"), 1):
    n, time, actor, behalf, verb, kind, thing, content, previous, digest = line[:-1].split("\t")
    sized = [f"{len(word.encode())}:{word}" for word in (verb, kind)]
    words = " ".join([n, time, actor, behalf, *sized, thing, content, previous]).encode()
    if int(n) != number or previous != before or hashlib.sha256(words).hexdigest() != digest:
        wrong.append(f"entry {n} does not hold")
    before = at[n] = digest
for line in open(heads, encoding="utf-8"):
    n, digest, time, signature = line.split()
    with tempfile.NamedTemporaryFile() as words, tempfile.NamedTemporaryFile() as signed:
        words.write(f"samskap log {n} {digest} {time}".encode()), words.flush()
        signed.write(base64.b64decode(signature)), signed.flush()
        asked = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in",
                 words.name, "-sigfile", signed.name]
        if subprocess.run(asked, capture_output=True).returncode != 0:
            wrong.append(f"the head of {time} was not signed with this key")
    if at.get(n) != digest:
        wrong.append(f"the head of {time} is not in the log: something up to entry {n} was changed")
print("\n".join(wrong) or f"{len(at)} entries hold")
sys.exit(1 if wrong else 0)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small IMAP server over a folder, for tests: every N.eml is the mail with the UID N.

    imap_server.py DIR USER PASSWORD

Prints its port on 127.0.0.1, serves until its standard input ends. Which mails are read stands in
DIR/seen, one number a line; what was asked stands in DIR/asked."""

import re
import socketserver
import sys
import threading
from pathlib import Path

FOLDER, USER, PASSWORD = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
UIDVALIDITY = 7


def seen():
    path = FOLDER / "seen"
    return set(path.read_text().split()) if path.exists() else set()


def uids():
    return sorted(int(path.stem) for path in FOLDER.glob("*.eml"))


def unquoted(word):
    return re.sub(r"\\(.)", r"\1", word[1:-1]) if word.startswith('"') else word


def fields_of(mail, names):
    head = re.split(rb"\r?\n\r?\n", mail, maxsplit=1)[0]
    lines = re.sub(rb"\r?\n(?=[ \t])", b"\x00", head).splitlines()
    wanted = [line for line in lines if line.split(b":")[0].lower() in names]
    return b"\r\n".join(line.replace(b"\x00", b"\r\n") for line in wanted) + b"\r\n\r\n"


class Session(socketserver.StreamRequestHandler):
    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")

    def handle(self):
        self.say("* OK ready")
        while line := self.rfile.readline():
            tag, _, rest = line.decode().strip().partition(" ")
            with open(FOLDER / "asked", "a", encoding="utf-8") as asked:
                asked.write(re.sub(r"(?i)^(login|authenticate).*", r"\1", rest) + "\n")
            try:
                answer = self.answer(rest)
            except (ValueError, OSError) as trouble:
                answer = f"BAD {trouble}"
            self.say(f"{tag} {answer}")

    def answer(self, rest):
        word, _, more = rest.partition(" ")
        if word.upper() == "UID":
            word, _, more = more.partition(" ")
        return getattr(self, "do_" + word.lower(), self.nothing)(more)

    def nothing(self, _more):
        return "BAD what?"

    def do_capability(self, _more):
        self.say("* CAPABILITY IMAP4rev1")
        return "OK"

    def do_login(self, more):
        words = re.findall(r'"(?:\\.|[^"\\])*"|\S+', more)
        return "OK" if [unquoted(word) for word in words] == [USER, PASSWORD] else "NO"

    def do_logout(self, _more):
        self.say("* BYE")
        return "OK"

    def do_select(self, more):
        if unquoted(more) != "INBOX":
            return "NO no such folder"
        self.say(f"* {len(uids())} EXISTS")
        self.say(f"* OK [UIDVALIDITY {UIDVALIDITY}] stays")
        return "OK [READ-WRITE] selected"

    def do_search(self, _more):
        unread = [str(uid) for uid in uids() if str(uid) not in seen()]
        self.say("* SEARCH " + " ".join(unread))
        return "OK"

    def do_fetch(self, more):
        uid, _, items = more.partition(" ")
        mail = (FOLDER / f"{int(uid)}.eml").read_bytes()
        fields = re.search(r"HEADER\.FIELDS \(([^)]*)\)", items)
        shown = fields_of(mail, fields.group(1).lower().encode().split()) if fields else mail
        if "PEEK" not in items:
            self.mark(uid)
        self.wfile.write(
            f"* 1 FETCH (UID {uid} RFC822.SIZE {len(mail)} BODY[] {{{len(shown)}}}\r\n".encode()
        )
        self.wfile.write(shown + b")\r\n")
        return "OK"

    def do_store(self, more):
        self.mark(more.split()[0])
        return "OK"

    def mark(self, uid):
        (FOLDER / "seen").write_text("\n".join(seen() | {uid}))


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


with Server(("127.0.0.1", 0), Session) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()

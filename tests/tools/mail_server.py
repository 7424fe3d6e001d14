#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SMTP server (aiosmtpd) over a folder, for tests, with a small HTTP server beside it.

    mail_server.py DIR

Prints the two ports on 127.0.0.1 in one line, serves until its standard input ends. The nth mail
taken lies in DIR/n.eml as it came and in DIR/n.txt as a person reads it. DIR/mode says how the
server behaves from the next command on, one word a line:

    refuse          every recipient is refused with 550 5.1.1
    policy          every recipient is refused with 550 5.7.1
    busy            every recipient is put off with 451
    drop            the mail is kept, and the connection lost before anything is answered
    password        one must sign in as "samskap" with "hemligt"
    token           one must sign in with XOAUTH2 and the token that /token gave last

/token gives tokens, each with a number of its own, for client "samskap" with "klient&hemlig";
/sms keeps what is posted in DIR/sms, one line of JSON each, and answers as DIR/sms-answer says."""

import asyncio
import base64
import email
import email.policy
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER = Path(sys.argv[1])
tokens = []


def mode():
    path = FOLDER / "mode"
    return path.read_text().split() if path.exists() else []


def count():
    return len(list(FOLDER.glob("*.eml")))


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if "refuse" in mode():
            return f"550 5.1.1 <{address}> is unknown here"
        if "policy" in mode():
            return "550 5.7.1 Not for you"
        if "busy" in mode():
            return "451 4.3.0 Later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        number = count() + 1
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        (FOLDER / f"{number}.txt").write_text(
            f"{', '.join(envelope.rcpt_tos)}\n{mail['Message-ID']}\n{mail['Subject']}\n\n"
            f"{mail.get_content()}".replace("\r\n", "\n"))
        (FOLDER / f"{number}.eml").write_bytes(envelope.content)
        if "drop" in mode():
            server.transport.abort()
            await asyncio.sleep(1)
        return "250 Taken"

    async def auth_XOAUTH2(self, server, args):
        fields = base64.b64decode(args[1]).decode().split("\x01")
        good = bool(tokens) and fields[:2] == ["user=samskap", f"auth=Bearer {tokens[-1]}"]
        return AuthResult(success=good, handled=False)


def signs_in(server, session, envelope, mechanism, data):
    good = data.login == b"samskap" and data.password == b"hemligt"
    return AuthResult(success=good, handled=False)


class Web(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        status, words = getattr(self, "do_" + self.path[1:], lambda _: (404, ""))(body)
        self.send_response(status)
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words.encode())

    def do_token(self, body):
        form = {name: values[0] for name, values in parse_qs(body).items()}
        known = form.get("client_id") == "samskap" and form.get("client_secret") == "klient&hemlig"
        if not known or form.get("grant_type") != "client_credentials":
            return 401, "{}"
        tokens.append(f"biljett-{len(tokens) + 1}")
        return 200, json.dumps({"access_token": tokens[-1], "expires_in": 3600})

    def do_sms(self, body):
        if self.headers["Authorization"] != "Bearer smshemligt":
            return 401, ""
        with (FOLDER / "sms").open("a") as sms:
            sms.write(body + "\n")
        path = FOLDER / "sms-answer"
        return (int(path.read_text()) if path.exists() else 202), ""

    def log_message(self, *_):
        pass


async def main():
    def session():
        asked = mode()
        needs = "password" in asked or "token" in asked
        return SMTP(Handler(), hostname="test.example", enable_SMTPUTF8=False,
                    authenticator=signs_in, auth_required=needs, auth_require_tls=False,
                    auth_exclude_mechanism=["PLAIN", "LOGIN"] if "token" in asked else ["XOAUTH2"])

    loop = asyncio.get_running_loop()
    smtp = await loop.create_server(session, "127.0.0.1", 0)
    web = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    print(smtp.sockets[0].getsockname()[1], web.server_address[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())

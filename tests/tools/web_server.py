#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server for tests, on 127.0.0.1: prints its port, answers until standard input ends.

/here 200 · /away 404 · /ended 410 · /moved leads to /here · /round leads to itself · /closed 403 ·
/ill 503 · /no-head 404 to HEAD and 200 to GET · all else 404.
"""
import http.server
import os
import sys
import threading

ANSWERS = {"/here": 200, "/ended": 410, "/moved": 302, "/round": 302, "/closed": 403, "/ill": 503}


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self):
        path = self.path.split("?")[0]
        status = ANSWERS.get(path, 404)
        if path == "/no-head":
            status = 200 if self.command == "GET" else 404
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/here" if path == "/moved" else path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
os._exit(0)

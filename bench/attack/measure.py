#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long others wait while somebody attacks: measure.py PROGRAM SAMPLE [--seconds N].

One reader after the other asks for three pages, every 20 ms, over connections of their own. First
alone; then while each attack goes on. What counts is the 99th percentile beside the one without an
attack, in one run, so that a slow or busy machine changes both. All of it stays on 127.0.0.1.
"""
import argparse
import contextlib
import http.client
import multiprocessing
import os
import pathlib
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

PAGES = ("/", "/work", "/meetings")
LINES = 1000


def connect(port):
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def wait_until(end):
    time.sleep(max(0.0, end - time.monotonic()))


def idle(port, end):
    """A thousand connections that never say a word, opened anew when they are closed."""
    lines = []
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            lines.append(connect(port))
        if len(lines) >= LINES:
            time.sleep(0.2)
            lines = [line for line in lines if is_open(line)]


def is_open(line):
    line.setblocking(False)
    try:
        return line.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def slow(port, end):
    """Five hundred heads and bodies that come a byte at a time."""
    lines = []
    begun = (b"GET / HTTP/1.1\r\nHost: a\r\nX-", b"POST /sign-in HTTP/1.1\r\nHost: a\r\n"
             b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n")
    while time.monotonic() < end:
        while len(lines) < 500 and time.monotonic() < end:
            with contextlib.suppress(OSError):
                line = connect(port)
                line.sendall(begun[len(lines) % 2])
                lines.append(line)
        alive = []
        for line in lines:
            with contextlib.suppress(OSError):
                line.sendall(b"a")
                alive.append(line)
        lines = alive
        time.sleep(0.5)


def over_and_over(port, end, message):
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            with connect(port) as line:
                line.settimeout(2)
                line.sendall(message)
                line.recv(200)


def heads(port, end):
    """Heads far above the limit, one after the other."""
    over_and_over(port, end, b"GET / HTTP/1.1\r\nHost: a\r\nX-A: " + b"a" * 200_000 + b"\r\n\r\n")


def bodies(port, end):
    """Bodies of a hundred megabytes, announced and begun."""
    over_and_over(port, end, b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/"
                  b"x-www-form-urlencoded\r\nContent-Length: 100000000\r\n\r\n" + b"a" * 1_000_000)


def passwords(port, end):
    """Names and passwords as fast as they are answered, with a form that is right."""
    page = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    page.request("GET", "/sign-in")
    answer = page.getresponse()
    cookies = "; ".join(value.partition(";")[0] for value in answer.headers.get_all("Set-Cookie"))
    token = re.search(r'name="form_token" value="([^"]*)"', answer.read().decode())[1]
    count = 0
    while time.monotonic() < end:
        count += 1
        body = urllib.parse.urlencode({"user_name": f"name{count}", "password": "wrong password",
                                       "form_token": token})
        with contextlib.suppress(OSError, http.client.HTTPException):
            page.request("POST", "/sign-in", body, {
                "Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{port}"})
            page.getresponse().read()


ATTACKS = ((idle, 1), (slow, 1), (heads, 2), (bodies, 2), (passwords, 4))


def waits(port, seconds):
    """Milliseconds that readers waited, sorted, and how many got no page."""
    found, failed = [], 0
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        start = time.monotonic()
        number += 1
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            line.request("GET", PAGES[number % len(PAGES)])
            answer = line.getresponse()
            answer.read()
            failed += answer.status != 200
            line.close()
        except (OSError, http.client.HTTPException):
            failed += 1
        found.append((time.monotonic() - start) * 1000)
        wait_until(start + 0.02)
    return sorted(found), failed


def under(attack, hands, port, seconds):
    end = time.monotonic() + seconds + 2
    attackers = [multiprocessing.Process(target=attack, args=(port, end), daemon=True)
                 for _ in range(hands)]
    for attacker in attackers:
        attacker.start()
    time.sleep(1.5)
    found = waits(port, seconds)
    for attacker in attackers:
        attacker.join(5)
        attacker.kill()
    return found


def percentile(values, share):
    return values[min(len(values) - 1, int(len(values) * share))]


def serve(program, folder, port):
    server = subprocess.Popen(
        [program, "serve", "--data", folder, "--listen", f"127.0.0.1:{port}"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    server.stdout.readline()
    return server


def measure(options, port):
    worst = 0.0
    print(f"{'attack':<12} {'median ms':>10} {'p99 ms':>8} {'beside alone':>13} {'no page':>8}")
    alone, failed = waits(port, options.seconds)
    print(f"{'alone':<12} {percentile(alone, .5):>10.2f} {percentile(alone, .99):>8.2f} {1:>13.2f} "
          f"{failed:>8}", flush=True)
    for attack, hands in ATTACKS:
        calm = waits(port, options.seconds / 2)[0]  # beside it in time, for the machine's moods
        found, failed = under(attack, hands, port, options.seconds)
        ratio = percentile(found, .99) / percentile(sorted(alone + calm), .99)
        worst = max(worst, ratio)
        print(f"{attack.__name__:<12} {percentile(found, .5):>10.2f} "
              f"{percentile(found, .99):>8.2f} {ratio:>13.2f} {failed:>8}", flush=True)
    print(f"worst: {worst:.2f} × the p99 without an attack (the bar is 3)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("sample", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, most))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        program = str(options.program.resolve())
        subprocess.run([program, "sample", "--data", folder, "--from", str(options.sample)],
                       check=True, stdout=subprocess.DEVNULL)
        server = serve(program, folder, port)
        try:
            measure(options, port)
        finally:
            server.terminate()
            server.wait()
    return 0


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.exit(main())

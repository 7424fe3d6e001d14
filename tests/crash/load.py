# SPDX-License-Identifier: GPL-3.0-or-later
"""A secretary who works without rest, and remembers what the house has said yes to."""
import http.client
import itertools
import re
import threading
import urllib.parse

WORDS = """Utvecklingsgruppen
Minnesanteckningar den {day} {month} {year}

Närvarande: Maja Lindhe, Amira Haddadi

Fika märke{n}
Maja köper {n} bullar märke{n} till nästa möte.
Amira ringer {n} föreningar märke{n} före nästa möte.
"""
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
          "oktober", "november", "december")


def minutes(n):
    """Notes of a meeting that no other number has."""
    return WORDS.format(day=n % 28 + 1, month=MONTHS[n // 28 % 12], year=2020 + n // 336 % 60, n=n)


class Gone(Exception):
    """The house does not answer any more."""


class Browser:
    def __init__(self, port, cookies=None):
        self.port = port
        self.cookies = dict(cookies or {})
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method, path, fields=None):
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
        try:
            self.line.request(method, path, body, headers)
            answer = self.line.getresponse()
            words = answer.read().decode()
        except (OSError, http.client.HTTPException) as gone:
            self.line.close()
            raise Gone from gone
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location"), words

    def token(self, path):
        found = re.search(r'name="form_token" value="([^"]*)"', self.ask("GET", path)[2])
        return found[1]

    def sign_in(self, name, password):
        token = self.token("/sign-in")
        status, _, _ = self.ask("POST", "/sign-in", {"user_name": name, "password": password,
                                                     "form_token": token})
        assert status == 303, status


class Ledger:
    """What was asked for, and what of it was answered with yes."""

    def __init__(self):
        self.numbers = itertools.count(1)
        self.lock = threading.Lock()
        self.clear()

    def clear(self):
        self.read, self.published, self.people, self.imported = set(), set(), set(), set()
        self.refusals = []

    def note(self, kind, n):
        with self.lock:
            getattr(self, kind).add(n)

    def refuse(self, what, answer):
        with self.lock:
            self.refusals.append((what, answer[0], answer[2]))

    def count(self):
        return len(self.read) + len(self.published) + len(self.people) + len(self.imported)


class Work:
    """One day's work, over and over: notes pasted, accepted, published; a person entered."""

    def __init__(self, port, cookies, token, group, ledger):
        self.browser = Browser(port, cookies)
        self.token, self.group, self.ledger = token, group, ledger

    def post(self, path, **fields):
        return self.browser.ask("POST", path, {"form_token": self.token, **fields})

    def paste(self, n):
        answer = self.post("/review", group=self.group, pasted=minutes(n))
        if answer[0] != 303:
            self.ledger.refuse("paste", answer)
            return None
        self.ledger.note("read", n)
        return answer[1]

    def accept(self, reading):
        """Says yes to what the page shows: only that can be accepted."""
        page = self.browser.ask("GET", reading)[2]
        seen = re.findall(r'name="seen" value="([^"]*)"', page)
        return self.post(reading + "/acceptance", seen=seen)

    def publish(self, n, reading):
        answer = self.accept(reading)
        if answer[0] == 303:
            answer = self.post(reading + "/publication")
        if answer[0] == 303 and answer[1].startswith(reading):
            # It asked whether matters of before are the same: the form of that page is another.
            answer = self.browser.ask("POST", reading + "/publication",
                                      {"form_token": self.browser.token(answer[1])})
        if answer[0] != 303:
            self.ledger.refuse("publish", answer)
        elif answer[1].startswith("/meetings/"):
            self.ledger.note("published", n)
        else:
            raise AssertionError(f"publishing {n} led to {answer[1]}")

    def enter_person(self, n):
        answer = self.post("/people", kind="person", name=f"Person Märke{n}", title="")
        if answer[0] == 303:
            self.ledger.note("people", n)
        else:
            self.ledger.refuse("person", answer)

    def once(self):
        n = next(self.ledger.numbers)
        self.enter_person(n)
        reading = self.paste(n)
        if reading and n % 3:
            self.publish(n, reading)

    def until_gone(self):
        try:
            while True:
                self.once()
        except Gone:
            pass

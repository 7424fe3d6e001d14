# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program under the crash tests: serving, importing, verifying; and what must be true of
its database however it was ended."""
import os
import signal
import socket
import subprocess
import threading

from load import Browser, Ledger, Work, minutes

GROUP = "Utvecklingsgruppen"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class House:
    def __init__(self, program, sample, place):
        self.program, self.place = str(program), place
        self.ledger = Ledger()
        self.port = free_port()
        self.server = None
        subprocess.run([self.program, "sample", *place.words, "--from", str(sample)], check=True,
                       stdout=subprocess.DEVNULL)
        self.start()
        visitor = Browser(self.port)
        visitor.sign_in("maja", "sundhamn-maja")
        self.cookies = visitor.cookies
        page = visitor.ask("GET", "/review")[2]
        self.token = visitor.token("/review")
        self.group = page.split('name="group" value="')[1].split('"')[0]
        # What a reading and a meeting of these notes come to, by which halves are known.
        work = self.work()
        work.publish(0, work.paste(0))
        self.items = self.items_by_mark()[0]
        self.statements = self.statements_by_mark()[0]
        assert self.items >= 2 and self.statements >= 2, (self.items, self.statements)
        self.end(signal.SIGTERM)
        place.keep_as_first()

    def start(self):
        self.server = subprocess.Popen(
            [self.program, "serve", *self.place.words, "--listen", f"127.0.0.1:{self.port}"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, **self.place.environment()})
        if not self.server.stdout.readline():
            raise RuntimeError("the house does not come up")

    def end(self, how=signal.SIGKILL):
        self.server.send_signal(how)
        self.server.wait()
        self.server.stdout.close()

    def work(self):
        return Work(self.port, self.cookies, self.token, self.group, self.ledger)

    def work_until_killed(self, seconds, hands=3, kill=None):
        threads = [threading.Thread(target=self.work().until_gone) for _ in range(hands)]
        for thread in threads:
            thread.start()
        threads[0].join(seconds)
        (kill or self.end)()
        for thread in threads:
            thread.join()

    def importing(self, folder, first, count):
        """Starts to take in so many files, numbered from `first`."""
        folder.mkdir()
        for n in range(first, first + count):
            (folder / f"{n}.txt").write_text(minutes(n), encoding="utf-8")
        return subprocess.Popen(
            [self.program, "import", *self.place.words, "--group", GROUP, str(folder)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, **self.place.environment()})

    def items_by_mark(self):
        return self.by_mark("SELECT text FROM review_items WHERE text LIKE '%märke%'")

    def statements_by_mark(self):
        return self.by_mark("SELECT text FROM statements WHERE text LIKE '%märke%'")

    def by_mark(self, sql):
        counts = {}
        for (text,) in self.place.ask(sql):
            n = int(text.split("märke")[1].split()[0].rstrip("."))
            counts[n] = counts.get(n, 0) + 1
        return counts

    def faults(self):
        """What was lost, what is there by half, what `verify` says: sentences."""
        said = subprocess.run([self.program, "verify", *self.place.words], capture_output=True,
                              text=True, check=False)
        wrong = said.stderr.splitlines() if said.returncode else []
        items, statements = self.items_by_mark(), self.statements_by_mark()
        ledger = self.ledger
        wrong += [f"the reading of {n} was acknowledged and is lost"
                  for n in (ledger.read | ledger.imported) - items.keys()]
        wrong += [f"the publishing of {n} was acknowledged and is lost"
                  for n in ledger.published - statements.keys()]
        wrong += [f"the reading of {n} is there by half: {has} of {self.items}"
                  for n, has in items.items() if has != self.items]
        wrong += [f"the meeting of {n} is there by half: {has} of {self.statements}"
                  for n, has in statements.items() if has != self.statements]
        return wrong + self.people_faults() + self.half_published()

    def people_faults(self):
        names = {name for (name,) in self.place.ask(
            "SELECT p.name FROM parties p JOIN log_entries e ON e.object = p.id AND "
            "e.kind IN ('person', 'party') WHERE p.name LIKE 'Person Märke%'")}
        everybody = {name for (name,) in self.place.ask(
            "SELECT name FROM parties WHERE name LIKE 'Person Märke%'")}
        wrong = [f"{name} is there without an entry of the log" for name in everybody - names]
        return wrong + [f"person {n} was acknowledged and is lost" for n in self.ledger.people
                        if f"Person Märke{n}" not in names]

    def half_published(self):
        rows = self.place.ask(
            "SELECT r.id FROM readings r LEFT JOIN meetings m ON m.id = r.meeting WHERE "
            "(r.state = 'published') <> (m.id IS NOT NULL AND m.state = 'held')")
        return [f"reading {number} is published by half" for (number,) in rows]

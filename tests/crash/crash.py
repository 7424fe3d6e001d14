#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills, power losses and bad disks under a house at work; see README.md beside this file.

crash.py --program samskap --shim libbad_disk.so [--kills 200] [--power 30] [--seed N]
         [--on sqlite|postgresql]
The last line is "N passed, N failed", a test being one scenario on one database.
"""
import argparse
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from house import House
from load import Gone, Browser
from places import PostgreSql, Sqlite, dice_for

SENTENCE = "Inget sparades, för det går inte att skriva på serverns disk just nu"
ROUNDS_OF_ONE_DATABASE = 25


class Trial:
    """One scenario after the other on one kind of database."""

    def __init__(self, options, place):
        self.options, self.place = options, place
        self.house = House(options.program, options.sample, place)
        self.dice = dice_for(options.seed, place.name)
        self.passed, self.wrong = [], []
        self.imports = 0

    def run(self, name, scenario, *words):
        start = time.monotonic()
        before = len(self.wrong)
        try:
            told = scenario(*words)
        except Exception as failure:  # a scenario that cannot be played has failed
            told = ""
            self.wrong.append(f"{type(failure).__name__}: {failure}")
        finally:
            for file in self.place.trouble.iterdir():
                file.unlink()
            if self.house.server.poll() is None:
                self.house.end()
        good = len(self.wrong) == before
        (self.passed if good else []).append(name)
        print(f"{self.place.name:<11} {name:<28} {'passed' if good else 'FAILED'} "
              f"{time.monotonic() - start:6.1f} s  {told}", flush=True)
        for fault in self.wrong[before:before + 8]:
            print("    " + fault, flush=True)
        return good

    def look(self, when):
        self.wrong += [f"{when}: {fault}" for fault in self.house.faults()]

    def begin_anew(self, **how):
        self.place.begin_anew(**how)
        self.house.ledger.clear()

    def one_round(self, number, kill=None):
        """Work, and every third time an import beside it, ended at a moment of chance."""
        importing = None
        if number % 3 == 0:
            self.imports += 1
            first = 1_000_000 + self.imports * 100
            folder = self.place.folder / f"import{self.imports}"
            importing = (self.house.importing(folder, first, 12), first)
        self.house.start()
        # What is slower gets longer, so that there is something to lose.
        most = 0.9 if isinstance(self.place, PostgreSql) else 0.35
        self.house.work_until_killed(self.dice.uniform(0.02, most), kill=kill)
        if importing:
            if importing[0].poll() == 0:
                self.house.ledger.imported |= set(range(importing[1], importing[1] + 12))
            importing[0].kill()
            importing[0].wait()

    def killed(self, count):
        kept = 0
        for number in range(count):
            if number % ROUNDS_OF_ONE_DATABASE == 0:
                kept += self.house.ledger.count()
                self.begin_anew()
            self.one_round(number, self.database_too if number % 3 == 2 else None)
            self.look(f"kill {number + 1}")
        return f"{count} kills, {kept + self.house.ledger.count()} things acknowledged"

    def database_too(self):
        """PostgreSQL dies first, and the house with it."""
        if isinstance(self.place, PostgreSql):
            self.place.restart()
        self.house.end()

    def powerless(self, count):
        self.begin_anew(shim=self.options.shim, platter=True)
        for number in range(count):
            self.house.start()
            self.house.work_until_killed(self.dice.uniform(0.05, 0.4))
            self.place.lose_power(self.dice)
            self.look(f"power loss {number + 1}")
            self.place.settle()
        return f"{count} power losses, {self.house.ledger.count()} things acknowledged"

    def bad_disk(self, trouble):
        self.begin_anew(shim=self.options.shim)
        self.house.start()
        work = self.house.work()
        for _ in range(3):
            work.once()
        self.expect(not self.house.ledger.refusals, "a good disk refuses")
        (self.place.trouble / trouble).touch()
        for _ in range(40):
            try:
                work.once()
            except Gone:
                self.wrong.append("the house is gone")
                return ""
        if self.stops_at(trouble):
            told = f"{len(self.house.ledger.refusals)} refusals; the server has stopped itself"
            self.expect(self.house.ledger.refusals, "nothing was refused")
        else:
            told = self.refused_and_read(work.browser)
        (self.place.trouble / trouble).unlink()
        self.house.end()
        if self.stops_at(trouble):
            self.place.restart()
        self.look("after " + trouble)
        self.house.start()
        before = self.house.ledger.count()
        self.house.work().once()
        self.expect(self.house.ledger.count() > before, "nothing can be saved when all is well")
        self.house.end()
        self.look("afterwards")
        return told

    def stops_at(self, trouble):
        """PostgreSQL gives up when its own log cannot be written, and nothing can be read either:
        it rather stops than go on with what may be lost."""
        return isinstance(self.place, PostgreSql) and trouble != "full"

    def expect(self, holds, why):
        if not holds:
            self.wrong.append(why)

    def refused_and_read(self, browser):
        refusals = self.house.ledger.refusals
        self.expect(refusals, "nothing was refused")
        told = [what for what, status, words in refusals if status == 507 and SENTENCE in words]
        odd = {(what, status) for what, status, words in refusals
               if status != 507 or SENTENCE not in words}
        self.expect(not odd, f"refused in other words: {sorted(odd)}")
        return f"{len(told)} refusals in words, {self.reads(browser)} pages read meanwhile"

    def reads(self, browser):
        visitor = Browser(self.house.port)
        good = 0
        for reader in (browser, visitor):
            for path in ("/", "/work", "/meetings", "/groups", "/search?q=bullar", "/promises"):
                status, _, _ = reader.ask("GET", path)
                self.expect(status == 200, f"GET {path} answers {status}")
                good += status == 200
        return good

    def small_disk(self):
        """A real file system that is too small, where one may be mounted."""
        self.begin_anew()
        size = sum(file.stat().st_size for file in self.place.disk.iterdir())
        disk = self.place.disk
        kept = disk.with_name("kept")
        disk.rename(kept)
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size + 700_000}", "tmpfs",
                                  str(disk)], capture_output=True, check=False)
        if mounted.returncode != 0:
            disk.rmdir()
            kept.rename(disk)
            return "not mounted: this machine lets nobody; the disk of the shim stands for it"
        try:
            for file in kept.iterdir():
                shutil.copy2(file, disk)
            self.house.start()
            work = self.house.work()
            for _ in range(60):
                work.once()
            told = self.refused_and_read(work.browser)
            self.house.end()
            subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
            self.look("after the full disk")
            return told
        finally:
            if self.house.server.poll() is None:
                self.house.end()
            subprocess.run(["umount", "-l", str(disk)], check=True)
            shutil.rmtree(kept)


def play(options, kind, kills, power):
    memory = "/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None
    folder = pathlib.Path(tempfile.mkdtemp(prefix="samskap-crash-", dir=memory))
    place = kind(folder)
    try:
        trial = Trial(options, place)
        scenarios = [("killed", trial.killed, kills), ("power lost", trial.powerless, power)]
        scenarios += [(f"disk: {name}", trial.bad_disk, name)
                      for name in ("full", "read-only", "no-sync")]
        if kind is Sqlite:
            scenarios.append(("disk: a small one", trial.small_disk))
        good = [trial.run(*scenario) for scenario in scenarios]
        return good.count(True), good.count(False)
    finally:
        place.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--shim", type=pathlib.Path, required=True)
    parser.add_argument("--sample", type=pathlib.Path, default=pathlib.Path("sample"))
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--power", type=int, default=30)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--on", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    for name in ("program", "shim", "sample"):
        setattr(options, name, getattr(options, name).resolve())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    print(f"seed {options.seed}", flush=True)
    passed = failed = 0
    # PostgreSQL is slower to come back: a fifth of the kills are its.
    for name, kind, share in (("sqlite", Sqlite, 0.8), ("postgresql", PostgreSql, 0.2)):
        if options.on not in (None, name):
            continue
        part = 1 if options.on else share
        good, bad = play(options, kind, max(1, round(options.kills * part)),
                         max(1, round(options.power * part)))
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an installation lies during the crash tests: an SQLite file or a PostgreSQL server of its
own. Each can be set back to how it was, asked with SQL, killed and deprived of power."""
import contextlib
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import time

PAGE = 4096


def lose_power(disk, platter, dice, early=0.3):
    """The folder `disk` becomes what was synced; of what came later, any pages may be there."""
    for kept in sorted(platter.rglob("*")):
        live = disk / kept.relative_to(platter)
        if not kept.is_file() or not live.is_file():
            continue
        old, new = kept.read_bytes(), live.read_bytes()
        if old == new or dice.random() < 0.5:
            continue
        pages = bytearray(old.ljust(max(len(old), len(new)), b"\0"))
        end = len(old)
        for at in range(0, len(new), PAGE):
            if new[at:at + PAGE] != old[at:at + PAGE] and dice.random() < early:
                pages[at:at + PAGE] = new[at:at + PAGE].ljust(len(pages[at:at + PAGE]), b"\0")
                end = max(end, min(at + PAGE, len(new)))
        kept.write_bytes(pages[:end])
    shutil.rmtree(disk)
    shutil.copytree(platter, disk, symlinks=True)


class Sqlite:
    name = "SQLite"

    def __init__(self, folder):
        self.folder = folder
        self.disk = folder / "data"
        self.platter = folder / "platter"
        self.trouble = folder / "trouble"
        self.trouble.mkdir()
        self.words = ["--data", str(self.disk)]

    def keep_as_first(self):
        shutil.copytree(self.disk, self.folder / "first")

    def begin_anew(self, shim=None, platter=False):
        shutil.rmtree(self.disk, ignore_errors=True)
        shutil.rmtree(self.platter, ignore_errors=True)
        shutil.copytree(self.folder / "first", self.disk)
        if platter:
            shutil.copytree(self.disk, self.platter)
        self.shim, self.has_platter = shim, platter

    def environment(self):
        """For the program, which writes the files itself."""
        return shim_environment(self)

    def lose_power(self, dice):
        lose_power(self.disk, self.platter, dice)

    def settle(self):
        """All that stands now is on the disk for certain: whoever looked has done so without."""
        shutil.rmtree(self.platter)
        shutil.copytree(self.disk, self.platter)

    def ask(self, sql):
        with contextlib.closing(sqlite3.connect(self.disk / "samskap.db")) as database:
            return [tuple(str(value) for value in row) for row in database.execute(sql)]

    def stop(self):
        pass


class PostgreSql:
    name = "PostgreSQL"
    CONFIG = ("listen_addresses=", "fsync=on", "synchronous_commit=on", "full_page_writes=on",
              "max_connections=60", "shared_buffers=16MB", "checkpoint_timeout=30s",
              "max_wal_size=16MB", "min_wal_size=8MB", "wal_recycle=off", "log_min_messages=fatal")

    def __init__(self, folder):
        self.folder = folder
        self.disk = folder / "cluster"
        self.platter = folder / "platter"
        self.trouble = folder / "trouble"
        self.trouble.mkdir()
        self.server = None
        self.shim, self.has_platter = None, False
        self.bin = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"),
                       key=lambda found: int(found.parent.name))
        folder.chmod(0o777)
        self.words = ["--database", f"postgresql:///samskap?host={folder}&user=postgres"]
        self.run("initdb", "-D", str(self.disk), "--username=postgres", "--auth=trust",
                 "--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8", "--no-sync",
                 "--wal-segsize=4")
        self.start()
        self.run("psql", "-qh", str(folder), "-c", "CREATE DATABASE samskap TEMPLATE template0"
                 " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'", "postgres", "postgres")

    def as_owner(self):
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] \
            if os.getuid() == 0 else []

    def run(self, command, *words):
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        subprocess.run([*self.as_owner(), str(self.bin / command), *words], cwd="/", check=True,
                       stdout=subprocess.DEVNULL)

    def start(self):
        settings = [word for line in self.CONFIG for word in ("-c", line)]
        shim = [f"{key}={value}" for key, value in shim_environment(self).items()]
        with open(self.folder / "server.log", "ab") as log:
            self.server = subprocess.Popen(
                [*self.as_owner(), "env", *shim, str(self.bin / "postgres"), "-D", str(self.disk),
                 "-c", f"unix_socket_directories={self.folder}", *settings],
                cwd="/", stdout=log, stderr=log, start_new_session=True)
        for _ in range(600):
            ready = subprocess.run([str(self.bin / "psql"), "-qh", str(self.folder), "-c",
                                    "SELECT 1", "postgres", "postgres"], capture_output=True,
                                   check=False, cwd="/")
            if ready.returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL does not start: " + str(self.folder / "server.log"))

    def kill(self):
        """The server and every process of it, at once."""
        group = self.server.pid
        if self.server.poll() is not None:
            return
        os.kill(group, signal.SIGSTOP)  # nobody is started while the others are ended
        children = pathlib.Path(f"/proc/{group}/task/{group}/children").read_text().split()
        for child in children:
            try:
                os.kill(int(child), signal.SIGKILL)
            except ProcessLookupError:
                pass
        os.kill(group, signal.SIGKILL)
        self.server.wait()
        for child in children:
            while pathlib.Path(f"/proc/{child}").exists():
                time.sleep(0.005)

    def stop(self):
        if self.server:
            self.server.send_signal(signal.SIGINT)
            self.server.wait()
            self.server = None

    def keep_as_first(self):
        self.stop()
        self.copy(self.disk, self.folder / "first")

    def begin_anew(self, shim=None, platter=False):
        if self.server:
            self.kill()
            self.server = None
        self.copy(self.folder / "first", self.disk)
        shutil.rmtree(self.platter, ignore_errors=True)
        if platter:
            self.copy(self.disk, self.platter)
        self.shim, self.has_platter = shim, platter
        self.start()

    def copy(self, source, target):
        shutil.rmtree(target, ignore_errors=True)
        subprocess.run(["cp", "-a", str(source), str(target)], check=True)

    def restart(self):
        self.kill()
        self.start()

    def lose_power(self, dice):
        self.kill()
        lose_power(self.disk, self.platter, dice)
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", "postgres:postgres", str(self.disk)], check=True)
        self.disk.chmod(0o700)
        self.copy(self.disk, self.platter)
        self.start()

    def environment(self):
        return {}

    def settle(self):
        pass  # whoever looks asks the server

    def ask(self, sql):
        said = subprocess.run([str(self.bin / "psql"), "-qAtF\t", "-h", str(self.folder), "-c", sql,
                               "samskap", "postgres"], capture_output=True, text=True, check=True,
                              cwd="/")
        return [tuple(line.split("\t")) for line in said.stdout.splitlines()]


def shim_environment(place):
    if not getattr(place, "shim", None):
        return {}
    words = {"LD_PRELOAD": str(place.shim), "SAMSKAP_DISK": str(place.disk),
             "SAMSKAP_TROUBLE": str(place.trouble)}
    if place.has_platter:
        words["SAMSKAP_PLATTER"] = str(place.platter)
    return words


def dice_for(seed, what):
    return random.Random(f"{seed} {what}")

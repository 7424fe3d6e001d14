#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `./do test` may and may not call passed, and how packages are found missing."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
PASSED = "[doctest] test cases:  3 |  3 passed | 0 failed | 0 skipped\n"
FAILED = "[doctest] test cases:  3 |  2 passed | 1 failed | 0 skipped\n"
NONE = "[doctest] test cases:  0 |  0 passed | 0 failed | 9 skipped\n"


class Programs(unittest.TestCase):
    """Programs that print what doctest prints and end as told."""

    def run_tests(self, programs, *options):
        with tempfile.TemporaryDirectory() as folder:
            for name, (words, code) in programs.items():
                path = pathlib.Path(folder) / name
                path.write_text(f"#!/bin/sh\nprintf '%s' '{words}' \"$@\"\nexit {code}\n",
                                encoding="utf-8")
                path.chmod(0o755)
            done = subprocess.run(
                [sys.executable, ROOT / "tools/do/run_tests.py", "--build", folder, *options,
                 *programs], capture_output=True, text=True, check=False)
            return done.stdout.rstrip("\n").split("\n")[-1], done.returncode, done.stdout

    def ends(self, programs, line, code):
        last, returned, everything = self.run_tests(programs)
        self.assertEqual((last, returned), (line, code), everything)

    def test_adds_up(self):
        self.ends({"a": (PASSED, 0), "b": (PASSED, 0)}, "6 passed, 0 failed", 0)

    def test_a_failure_is_a_failure(self):
        self.ends({"a": (PASSED, 0), "b": (FAILED, 1)}, "5 passed, 1 failed", 1)

    def test_a_crash_without_words(self):
        self.ends({"a": (PASSED, 0), "b": ("", 139)}, "3 passed, 1 failed", 1)

    def test_a_leak_after_all_has_passed(self):
        self.ends({"a": (PASSED, 1)}, "3 passed, 1 failed", 1)

    def test_nothing_said(self):
        self.ends({"a": ("", 0)}, "0 passed, 1 failed", 1)

    def test_no_test_ran(self):
        self.ends({"a": (NONE, 0)}, "0 passed, 0 failed", 1)
        self.ends({}, "0 passed, 0 failed", 1)

    def test_shows_what_failed(self):
        self.assertIn("why it broke", self.run_tests({"a": ("why it broke " + FAILED, 1)})[2])

    def test_one_feature(self):
        said = self.run_tests({"a": ("broken ", 1)}, "--only", "*/features/matters/*")[2]
        self.assertIn("--source-file=*/features/matters/*", said)

    def test_python(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.py"
            path.write_text("import unittest\n\n\nclass A(unittest.TestCase):\n"
                            "    def test_a(self): pass\n    def test_b(self): self.fail()\n\n\n"
                            "unittest.main()\n", encoding="utf-8")
            done = subprocess.run([sys.executable, ROOT / "tools/do/run_tests.py", "--build", ".",
                                   path], capture_output=True, text=True, check=False)
            self.assertTrue(done.stdout.endswith("\n1 passed, 1 failed\n"), done.stdout)
            self.assertEqual(done.returncode, 1)


class Packages(unittest.TestCase):
    def missing(self, words):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(words)
            file.flush()
            done = subprocess.run(["bash", "-c", ". tools/do/common.sh; missing_packages \"$1\"",
                                   "bash", file.name],
                                  cwd=ROOT, capture_output=True, text=True, check=True)
            return done.stdout.split()

    def test_names_without_reasons(self):
        words = "# a list\nno-such-a   # because\nbash  # shell\n\nno-such-b\n"
        self.assertEqual(self.missing(words), ["no-such-a", "no-such-b"])


class Door(unittest.TestCase):
    def test_unknown_command(self):
        done = subprocess.run([ROOT / "do", "dance"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("dance", done.stderr)

    def test_every_command_has_its_script(self):
        shown = subprocess.run([ROOT / "do"], capture_output=True, text=True, check=True).stdout
        named = {line.split()[1] for line in shown.split("\n") if line.startswith("./do ")}
        for name in named:
            self.assertTrue((ROOT / f"tools/do/{name}.sh").exists(), name)
        self.assertIn("run", named)


if __name__ == "__main__":
    unittest.main()

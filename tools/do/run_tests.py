#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs test programs, as many at once as there are cores, and adds up what they say.

run_tests.py --build DIR [--only SOURCE_PATTERN] PROGRAM …

A program is a doctest program in DIR, or a Python file with unittest. The last line printed is
"N passed, N failed". A program that says nothing about its tests has failed; so has a run in which
no test ran.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import time

DOCTEST = re.compile(r"test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed")
UNITTEST = re.compile(r"^Ran (\d+) tests? in", re.M)
UNITTEST_WRONG = re.compile(r"(?:failures|errors|unexpected successes)=(\d+)")
TOO_LONG_SECONDS = 1200


def command_for(program, build, only):
    if program.endswith(".py"):
        return [sys.executable, program]
    return [str(build / program)] + ([f"--source-file={only}"] if only else [])


def counted(output, code):
    """How many tests passed and failed, by what the program printed and how it ended."""
    doctest = DOCTEST.search(output)
    unittest = UNITTEST.search(output)
    if doctest:
        passed, failed = int(doctest[2]), int(doctest[3])
    elif unittest:
        failed = sum(int(number) for number in UNITTEST_WRONG.findall(output))
        passed = int(unittest[1]) - failed
    else:
        passed, failed = 0, 1
    # A leak, or a crash when everything was over: no test case has it, and still it is wrong.
    return passed, failed or (1 if code else 0)


def run(program, build, only):
    start = time.monotonic()
    try:
        done = subprocess.run(command_for(program, build, only), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=TOO_LONG_SECONDS, check=False)
        output, code = done.stdout.decode("utf-8", "replace"), done.returncode
    except subprocess.TimeoutExpired as late:
        output = (late.stdout or b"").decode("utf-8", "replace") + "\nstopped: it took too long\n"
        code = 1
    except OSError as fault:
        output, code = f"{fault}\n", 1
    passed, failed = counted(output, code)
    return program, passed, failed, time.monotonic() - start, output


def report(result):
    program, passed, failed, seconds, output = result
    if failed:
        print(output)
    print(f"{program:<28} {passed:>5} passed {failed:>4} failed {seconds:>7.1f} s", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--only")
    parser.add_argument("programs", nargs="*")
    options = parser.parse_args()
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(run, program, options.build, options.only)
                for program in options.programs]
        for job in concurrent.futures.as_completed(jobs):
            report(job.result())
            passed += job.result()[1]
            failed += job.result()[2]
    if passed + failed == 0:
        print("no test ran", file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    sys.exit(0 if passed and not failed else 1)


if __name__ == "__main__":
    main()

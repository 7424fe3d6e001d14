#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The front door: each command is a script in tools/do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

help() {
    cat <<'TEXT'
./do run              installs what is missing, builds, reads the sample minutes of Sundhamn and
                      serves http://localhost:8080 (further words go to samskap serve)
./do build            the optimised program: build/release/samskap
./do test             installs what is missing, builds, runs every test
./do test NAME        one feature, engine or part of the kernel: ./do test matters
./do test real DIR    the stories whose minutes and expectations lie in a folder of your own
./do check            all that a change must pass: tests on both databases, browsers, tidy,
                      sanitizers, fuzzers, clang, formatting
./do check STEP …     only these steps; ./do check list names them
./do bench [NAME]     the figures of bench/README.md
./do fuzz NAME|all    one fuzzer until stopped, or all, three minutes each
./do package [test]   a .deb with a hardened service; test tries it in a clean Debian
./do shots            pictures of every page: phone and desktop, light and dark
./do tidy             the rules of the house: includes, sizes, words, translations
./do format           lays all C++ out
TEXT
}

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
run | build | package | test | check | bench | fuzz | shots | tidy | format)
    exec bash "tools/do/$command.sh" "$@"
    ;;
help | -h | --help) help ;;
*)
    echo "./do: there is no command ‘$command’" >&2
    help >&2
    exit 2
    ;;
esac

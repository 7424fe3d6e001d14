# SPDX-License-Identifier: GPL-3.0-or-later
# What the browser tests and the pictures need.
. tools/do/common.sh

# playwright-core, axe-core and vnu-jar, as package-lock.json says; the browser is Debian's.
install_browser_tools() {
    local done=tests/browser/node_modules/.package-lock.json
    [ "$done" -nt tests/browser/package-lock.json ] ||
        npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund </dev/null >&2
    touch "$done"
}

# in_browser FILE …: with the sample and the program of the tests, whose sanitizers then see real
# use too; another build with SAMSKAP_BROWSER_PRESET.
in_browser() {
    local preset=${SAMSKAP_BROWSER_PRESET:-asan}
    build "$preset" samskap
    install_browser_tools
    SAMSKAP_PROGRAM=$(realpath "$builds/$preset/samskap") SAMSKAP_SAMPLE=$PWD/sample \
        SAMSKAP_SHOTS=$PWD/var/shots node "$@"
}

# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz NAME [SECONDS] or fuzz all [SECONDS]. First what tests/corpus/NAME holds, then new inputs.
# One fuzzer runs until stopped unless told how long; all run for three minutes each, two at a time.
# What breaks one is kept in var/fuzz/NAME: cure it, then put the file into tests/corpus/NAME.
. tools/do/common.sh
install_packages tools/packages.txt tools/packages-test.txt tools/packages-dev.txt
fuzzers() { programs_of fuzz 'fuzz_[a-z_]+'; }
[ $# -ge 1 ] || stop "which one? all, or one of: $(fuzzers | tr '\n' ' ')"

fuzz() { # name seconds
    local name=$1 found=$PWD/var/fuzz/$1 kept=tests/corpus/$1
    [ -d "$kept" ] || stop "$kept is missing: what does this fuzzer begin with?"
    mkdir -p "$found"
    # New inputs go to the first folder; what the repository keeps is only read.
    "$builds/fuzz/$name" -max_total_time="$2" -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="$found/broken-" "$found" "$kept" >"$found.log" 2>&1 || {
        cat "$found.log"
        say "$name: broken; the input lies in var/fuzz/$name"
        return 1
    }
    say "$name: $(find "$kept" -type f | wc -l) kept inputs and $2 seconds without a fault"
}

fuzz_all() { # seconds
    local names
    names=$(fuzzers)
    [ -n "$names" ] || stop "there are no fuzzers"
    # shellcheck disable=SC2086
    build fuzz $names
    export -f fuzz stop say
    export builds
    # shellcheck disable=SC2016
    echo "$names" | xargs -P "$(nproc)" -I NAME bash -c 'fuzz "$@"' fuzz NAME "$1"
}

if [ "$1" = all ]; then
    fuzz_all "${2:-180}"
    exit
fi
name=fuzz_${1#fuzz_}
build fuzz "$name"
fuzz "$name" "${2:-0}"

# SPDX-License-Identifier: GPL-3.0-or-later
# test, test NAME, test real DIR. Ends with "N passed, N failed".
. tools/do/common.sh
preset=${SAMSKAP_TEST_PRESET:-asan}

run_tests() { /usr/bin/python3 tools/do/run_tests.py --build "$builds/$preset" "$@"; }

test_all() {
    local programs
    programs=$(programs_of "$preset" 'test_[a-z_]+')
    # shellcheck disable=SC2086
    build "$preset" $programs
    # shellcheck disable=SC2086
    run_tests $programs tests/*_tests.py tests/tools/*_test.py
}

# A feature's tests are in one program with all features'; engines and kernel parts have their own.
test_one() { # name
    local program
    if [ -d "src/features/$1" ]; then
        build "$preset" test_features
        run_tests --only "*/features/$1/*" test_features
        return
    fi
    for program in "test_engine_$1" "test_kernel_$1" "test_$1"; do
        if [ -n "$(programs_of "$preset" "$program")" ]; then
            build "$preset" "$program"
            run_tests "$program"
            return
        fi
    done
    stop "nothing called ‘$1’ has tests; see src/features, src/engines and src/kernel"
}

# Stories about real minutes, which never lie in this repository.
test_real() { # folder
    [ -d "$1" ] || stop "no such folder: $1"
    SAMSKAP_REAL=$(cd "$1" && pwd)
    export SAMSKAP_REAL
    build "$preset" test_features
    run_tests --only "*/tests/real/*" test_features
}

install_packages tools/packages.txt tools/packages-test.txt
case ${1:-} in
"") test_all ;;
real) test_real "${2:?./do test real DIR}" ;;
*) test_one "$1" ;;
esac

# SPDX-License-Identifier: GPL-3.0-or-later
# Everything a change must pass, one step after the other; all steps run even when one has failed.
#   check            all          check list    the names of the steps
#   check STEP …     only these   check --without STEP   all but this one
# Beyond these there is `check tidy_everything`: clang-tidy on every file, a quarter of an hour.
. tools/do/common.sh
. tools/do/browser.sh

# The quick ones first: who has forgotten a comma shall not wait for half an hour.
all_steps=(tidy format compile_refusals test postgresql clang tidy_clang tsan fuzz limits crash
    browser)

check_tidy() { bash tools/do/tidy.sh; }

check_format() { bash tools/do/format.sh --check; }

check_compile_refusals() { tests/must_not_compile/run g++ clang++-14; }

check_test() { bash tools/do/test.sh; }

# The same tests on the other database; engines have none, so they are left out.
check_postgresql() {
    local programs
    programs=$(programs_of asan 'test_(kernel_[a-z]+|app|features)')
    # shellcheck disable=SC2086
    build asan $programs
    server=$(mktemp -d)
    trap 'tools/postgres_for_tests.sh stop "$server"; rm -rf "$server"' EXIT
    SAMSKAP_TEST_POSTGRES=$(tools/postgres_for_tests.sh start "$server")
    export SAMSKAP_TEST_POSTGRES SAMSKAP_TEST_ON=postgresql
    # shellcheck disable=SC2086
    /usr/bin/python3 tools/do/run_tests.py --build "$builds/asan" $programs
}

# Every file through clang's eyes. The build of the tests is there for what is generated.
show_to_clang() { # warnings|tidy [part of a path …]
    # shellcheck disable=SC2046
    build asan $(programs_of asan 'test_[a-z_]+')
    /usr/bin/python3 tools/do/every_file.py --build "$builds/asan" "$@"
}

check_clang() { show_to_clang warnings; }

# What is not committed and what the last commits changed, without the ends of the names: a header
# is looked at with the file of its name.
changed_files() {
    local base
    base=$(git rev-parse -q --verify HEAD~10 || git rev-list --max-parents=0 HEAD | tail -1)
    { git diff --name-only "$base"; git ls-files --others --exclude-standard; } |
        sed -n 's/^\(\(src\|tests\|bench\)\/.*\.\)[ch]pp$/\1/p' | sort -u
}

check_tidy_clang() {
    local changed
    mapfile -t changed < <(changed_files)
    [ ${#changed[@]} -gt 0 ] || return 0
    show_to_clang tidy "${changed[@]}"
}

check_tidy_everything() { show_to_clang tidy; }

# Where threads meet: the server, the pool of connections, the jobs.
check_tsan() {
    build tsan test_kernel_base test_kernel_db test_kernel_web
    /usr/bin/python3 tools/do/run_tests.py --build "$builds/tsan" test_kernel_base test_kernel_db \
        test_kernel_web
}

check_fuzz() { bash tools/do/fuzz.sh all 5; }

# What the fence around the reader of files promises about memory holds only without sanitizers, and
# some warnings come only when the compiler optimises.
check_limits() {
    build release samskap
    cmake "$builds/release" -DSAMSKAP_TESTS=ON >/dev/null
    build release test_engine_extraction
    /usr/bin/python3 tools/do/run_tests.py --build "$builds/release" test_engine_extraction
}

# A house at work is killed, loses power and meets bad disks: nothing it said yes to may be lost.
check_crash() {
    build release samskap
    cmake "$builds/release" -DSAMSKAP_TESTS=ON >/dev/null
    build release bad_disk
    /usr/bin/python3 tests/crash/crash.py --program "$builds/release/samskap" \
        --shim "$builds/release/libbad_disk.so" --kills 200 --power 30
}

check_browser() { in_browser --test tests/browser/*.test.mjs; }

is_step() { declare -F "check_$1" >/dev/null; }

choose_steps() {
    local step
    case ${1:-} in
    "") steps=("${all_steps[@]}") ;;
    list)
        printf '%s\n' "${all_steps[@]}"
        exit 0
        ;;
    --without)
        is_step "${2:-}" || stop "there is no step ‘${2:-}’"
        for step in "${all_steps[@]}"; do
            [ "$step" = "$2" ] || steps+=("$step")
        done
        ;;
    *)
        for step in "$@"; do
            is_step "$step" || stop "there is no step ‘$step’; ./do check list names them"
        done
        steps=("$@")
        ;;
    esac
}

steps=()
choose_steps "$@"
install_packages tools/packages.txt tools/packages-test.txt tools/packages-dev.txt
wrong=()
summary=()
for step in "${steps[@]}"; do
    say "=== $step"
    start=$SECONDS
    verdict=passed
    # A subshell of its own: inside `if` the shell would go on after an error.
    set +e
    (set -e; "check_$step")
    code=$?
    set -e
    [ $code -eq 0 ] || { verdict=FAILED; wrong+=("$step"); }
    summary+=("$(printf '%-18s %-7s %5d s' "$step" "$verdict" $((SECONDS - start)))")
    say "${summary[-1]}"
done
printf '\n'
printf '%s\n' "${summary[@]}"
[ ${#wrong[@]} -eq 0 ] || stop "failed: ${wrong[*]}"
echo "everything passed"

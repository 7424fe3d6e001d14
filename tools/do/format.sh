# SPDX-License-Identifier: GPL-3.0-or-later
# format lays out all C++; format --check only says what is not laid out.
. tools/do/common.sh
install_packages tools/packages-dev.txt
files() { git ls-files -z -- '*.cpp' '*.hpp'; }
if [ "${1:-}" = --check ]; then
    files | xargs -0 -n 16 -P "$(nproc)" clang-format-14 --dry-run --Werror 2>&1 |
        sed -n 's/^\([^:]*\):\([0-9]*\):.*error.*/\1:\2: not laid out: .\/do format/p' |
        sort -u -t: -k1,1 | { if grep .; then exit 1; fi; }
else
    files | xargs -0 -n 16 -P "$(nproc)" clang-format-14 -i
fi

# SPDX-License-Identifier: GPL-3.0-or-later
# What the commands share. They are run from the root of the checkout.
set -euo pipefail

# Where the builds lie; another folder when the checkout shall stay clean.
builds=${SAMSKAP_BUILDS:-build}
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "./do: $*"
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        stop "installing packages needs root, and there is no sudo: run as root: $*"
    fi
}

# The names in package lists: the first word of each line that is no comment.
names_in() { sed -e 's/#.*//' -e 's/[[:space:]].*//' -e '/^$/d' "$@"; }

missing_packages() { # list …
    local name
    local -A installed=()
    while read -r name; do installed[$name]=1; done < <(
        dpkg-query -W -f='${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p'
    )
    for name in $(names_in "$@"); do
        [ -n "${installed[$name]:-}" ] && continue
        # Node comes with an npm of its own when it does not come from Debian.
        [ "$name" = npm ] && command -v npm >/dev/null && continue
        echo "$name"
    done
}

# Debian starts a database server with the package unless told before. The tests have their own.
without_database_server() {
    as_root mkdir -p /etc/postgresql-common/createcluster.d
    echo "create_main_cluster = false" |
        as_root tee /etc/postgresql-common/createcluster.d/samskap.conf >/dev/null
}

install_packages() { # list …
    local missing
    command -v dpkg-query >/dev/null ||
        { say "Not a Debian system: see that the packages in $* are installed."; return; }
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    say "Installing $missing"
    case " $missing " in *" postgresql "*) without_database_server ;; esac
    as_root apt-get update -q >&2
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        $missing </dev/null >&2
}

# configure PRESET: makes the build folder when there is none; ninja keeps it up to date after that.
configure() {
    [ -f "$builds/$1/build.ninja" ] || cmake --preset "$1" -B "$builds/$1" >&2
}

build() { # preset target …
    local preset=$1
    shift
    configure "$preset"
    ninja -C "$builds/$preset" "$@" >&2
}

# The programs of a build whose names match, for instance tests.
programs_of() { # preset pattern
    configure "$1"
    # New files are found first.
    ninja -C "$builds/$1" build.ninja >&2
    ninja -C "$builds/$1" -t targets all |
        sed -n 's/^\([a-z_]*\): CXX_EXECUTABLE_LINKER.*/\1/p' |
        { grep -xE "$2" || true; } | sort -u
}

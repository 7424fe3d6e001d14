#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A PostgreSQL server for tests only: it keeps nothing safe and listens on a socket in its folder.
#   tools/postgres_for_tests.sh start DIR   makes or starts it, prints its address
#   tools/postgres_for_tests.sh stop DIR    stops it
# The address goes into SAMSKAP_TEST_POSTGRES.
set -eu

usage() {
    echo "usage: $0 start|stop DIR" >&2
    exit 2
}
[ $# -eq 2 ] || usage
dir=$(mkdir -p "$2" && cd "$2" && pwd)

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n | tail -1)
if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL is not installed (package postgresql)" >&2
    exit 1
fi

# initdb refuses to run as root; the package has made a user for it.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
    else
        "$@"
    fi
}

running() {
    as_owner "$bin/pg_ctl" -D "$dir/data" status >/dev/null 2>&1
}

case $1 in
start)
    [ "$(id -u)" -ne 0 ] || chown postgres:postgres "$dir"
    chmod 755 "$dir"
    if [ ! -f "$dir/data/PG_VERSION" ]; then
        as_owner "$bin/initdb" -D "$dir/data" --username=postgres --auth=trust --encoding=UTF8 \
            --lc-collate=C --lc-ctype=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 || {
            cat "$dir/initdb.log" >&2
            exit 1
        }
    fi
    if ! running; then
        as_owner "$bin/pg_ctl" -D "$dir/data" -l "$dir/data/log" -w -t 60 start \
            -o "-c listen_addresses= -c unix_socket_directories=$dir -c fsync=off \
                -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 \
                -c shared_buffers=64MB -c autovacuum=off" >/dev/null || {
            as_owner cat "$dir/data/log" >&2
            exit 1
        }
    fi
    echo "postgresql:///postgres?host=$dir&user=postgres"
    ;;
stop)
    if running; then
        as_owner "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null
    fi
    ;;
*)
    usage
    ;;
esac

# SPDX-License-Identifier: GPL-3.0-or-later
# test.sh FIRST.deb NEXT.deb: installs, runs, upgrades, removes and purges the package in a clean
# Debian, made in a folder of its own with debootstrap. Needs root.
. tools/do/common.sh
first=$(realpath "$1")
next=$(realpath "$2")

for unit in tools/package/*.service; do
    exposure=$(systemd-analyze security --offline=true "$unit" |
        sed -n 's/.*Overall exposure level for .*: \([0-9.]*\).*/\1/p')
    say "$(basename "$unit"): exposure $exposure"
    awk -v found="$exposure" 'BEGIN { exit !(found != "" && found <= 1.5) }' ||
        stop "$unit is exposed $exposure; 1.5 at most"
done

[ "$(id -u)" -eq 0 ] || stop "a clean Debian can be made by root only"
root=${SAMSKAP_CLEAN_DEBIAN:-}
if [ -z "$root" ]; then
    root=$(mktemp -d)
    trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$root"' EXIT
    # From where this machine's own packages come.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -1)
    say "Making a clean Debian"
    debootstrap --variant=minbase bookworm "$root" "$mirror" >&2
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc" 2>/dev/null || true
cp "$first" "$root/first.deb"
cp "$next" "$root/next.deb"

inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
passed=0
expect() { # what command …
    local what=$1
    shift
    "$@" || stop "package: $what"
    passed=$((passed + 1))
    say "package: $what"
}

say "Installing"
inside apt-get update -q >/dev/null
inside apt-get install -q -y --no-install-recommends /first.deb >/dev/null
expect "the user is there" inside getent passwd samskap
expect "its folder is its own" test "$(stat -c %a "$root/var/lib/samskap")" = 700
expect "the program starts" inside samskap --version
expect "the manual is there" test -s "$root/usr/share/man/man1/samskap.1.gz"
expect "every library is there" inside sh -c '! ldd /usr/bin/samskap | grep "not found"'
as_samskap() { inside setpriv --reuid=samskap --regid=samskap --clear-groups "$@"; }
as_samskap sh -c 'timeout 5 samskap serve --data /var/lib/samskap --listen 127.0.0.1:18999' \
    >/dev/null 2>&1 || true
expect "an installation was made" test -s "$root/var/lib/samskap/samskap.db"
expect "the night's work goes well" as_samskap /usr/lib/samskap/nightly
expect "there is a copy" sh -c "ls '$root'/var/backups/samskap/samskap-*.db"
before=$(as_samskap samskap verify --data /var/lib/samskap | grep Log:)

say "Upgrading"
echo '# a line of the operator' >>"$root/etc/default/samskap"
inside dpkg -i /next.deb >/dev/null
expect "the operator's settings are kept" grep -q "line of the operator" "$root/etc/default/samskap"
expect "the log is the same" test \
    "$(as_samskap samskap verify --data /var/lib/samskap | grep Log:)" = "$before"

say "Removing"
inside dpkg -r samskap >/dev/null
expect "the program is gone" test ! -e "$root/usr/bin/samskap"
expect "the settings stay" test -e "$root/etc/default/samskap"
inside dpkg -P samskap >/dev/null
expect "nothing of the package is left" test ! -e "$root/etc/default/samskap" -a \
    ! -e "$root/usr/lib/samskap" -a ! -e "$root/etc/samskap"
expect "the records stay" test -s "$root/var/lib/samskap/samskap.db"
rm -rf "$root/var/lib/samskap" "$root/var/backups/samskap" "$root"/*.deb
echo "$passed passed, 0 failed"

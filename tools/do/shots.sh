# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every page into var/shots, to look at.
. tools/do/common.sh
install_packages tools/packages.txt tools/packages-dev.txt
[ -x tests/browser/shots ] || stop "tests/browser/shots is missing"
build release samskap
tests/browser/shots "$PWD/$builds/release/samskap" "$PWD/var/shots"

# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every page into var/shots, to look at.
. tools/do/common.sh
. tools/do/browser.sh
install_packages tools/packages.txt tools/packages-dev.txt
mkdir -p var/shots
in_browser tests/browser/shots.mjs
say "var/shots"

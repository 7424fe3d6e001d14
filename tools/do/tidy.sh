# SPDX-License-Identifier: GPL-3.0-or-later
. tools/do/common.sh
install_packages tools/packages.txt
/usr/bin/python3 tests/tidy "$@"

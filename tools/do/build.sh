# SPDX-License-Identifier: GPL-3.0-or-later
# The optimised program.
. tools/do/common.sh
install_packages tools/packages.txt
build release samskap
say "$builds/release/samskap"

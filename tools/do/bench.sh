# SPDX-License-Identifier: GPL-3.0-or-later
# The figures of bench/README.md, each as a ratio within one run.
. tools/do/common.sh
install_packages tools/packages.txt tools/packages-test.txt tools/packages-dev.txt
[ -x bench/run ] || stop "bench/run is missing"
build release
bench/run "$PWD/$builds/release" "$@"

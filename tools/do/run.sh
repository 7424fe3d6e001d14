# SPDX-License-Identifier: GPL-3.0-or-later
# From a bare machine to the first page. Further words go to `samskap serve`.
. tools/do/common.sh
install_packages tools/packages.txt
build release samskap
samskap=$builds/release/samskap

# A sample whose loading was broken off must not be taken for a whole one.
if [ ! -d var/sundhamn ]; then
    rm -rf var/sundhamn.new
    mkdir -p var/sundhamn.new
    say "Reading the sample minutes of Sundhamn into var/sundhamn."
    # What another version of Poppler reads otherwise is said, and the rest can be looked at.
    "$samskap" sample --data var/sundhamn.new --from sample >/dev/null ||
        say "The sample did not load as it should; see the lines above."
    mv var/sundhamn.new var/sundhamn
fi
"$samskap" sample --data var/sundhamn --from sample
echo
[ $# -gt 0 ] || echo "Open http://localhost:8080 in a browser. Stop with Ctrl-C."
exec "$samskap" serve --data var/sundhamn "$@"

# SPDX-License-Identifier: GPL-3.0-or-later
# package         a .deb of the optimised program: build/samskap_VERSION_ARCH.deb
# package test    installs, upgrades, removes and purges it in a clean Debian (tools/package/test)
#
# Made with dpkg-deb alone: one program, a few files beside it and three short scripts need no
# debhelper and what it brings along. The libraries it depends on are asked of dpkg-shlibdeps.
. tools/do/common.sh

version_of_house() { sed -n 's/^project(samskap VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt; }

# Words, characters and letters that are read when it runs, besides the libraries.
needs_besides="hunspell-sv, fonts-dejavu-core, tesseract-ocr-swe, tesseract-ocr-osd"

lay_out_files() { # root
    install -D -m 0755 "$builds/release/samskap" "$1/usr/bin/samskap"
    strip --strip-unneeded "$1/usr/bin/samskap"
    install -D -m 0755 tools/package/nightly "$1/usr/lib/samskap/nightly"
    install -d "$1/usr/lib/systemd/system"
    install -m 0644 tools/package/*.service tools/package/*.timer "$1/usr/lib/systemd/system"
    install -D -m 0644 tools/package/sysusers.conf "$1/usr/lib/sysusers.d/samskap.conf"
    install -D -m 0644 tools/package/tmpfiles.conf "$1/usr/lib/tmpfiles.d/samskap.conf"
    install -D -m 0644 tools/package/default "$1/etc/default/samskap"
    install -D -m 0644 tools/package/nginx.conf "$1/usr/share/doc/samskap/examples/nginx.conf"
    install -m 0644 docs/*.md docs/check_log.py "$1/usr/share/doc/samskap"
    install -D -m 0644 tools/package/copyright "$1/usr/share/doc/samskap/copyright"
    install -d "$1/usr/share/man/man1" "$1/usr/share/man/man8"
    "$builds/release/samskap" --man | gzip -9n >"$1/usr/share/man/man1/samskap.1.gz"
    gzip -9nc tools/package/samskap-nightly.8 >"$1/usr/share/man/man8/samskap-nightly.8.gz"
}

libraries_of() { # program
    local scratch
    scratch=$(mktemp -d)
    mkdir "$scratch/debian"
    printf 'Source: samskap\n\nPackage: samskap\nArchitecture: any\n' >"$scratch/debian/control"
    (cd "$scratch" && dpkg-shlibdeps -O "$1" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
    rm -r "$scratch"
}

describe() { # root version
    mkdir -p "$1/DEBIAN"
    install -m 0755 tools/package/debian/* "$1/DEBIAN"
    echo /etc/default/samskap >"$1/DEBIAN/conffiles"
    cat >"$1/DEBIAN/control" <<CONTROL
Package: samskap
Version: $2
Architecture: $(dpkg --print-architecture)
Maintainer: The Samskap project <samskap@localhost>
Section: web
Priority: optional
Depends: $(libraries_of "$1/usr/bin/samskap"), $needs_besides, passwd | systemd
Recommends: nginx | caddy | apache2, openssl, python3
Suggests: postgresql
Installed-Size: $(du -ks "$1" | cut -f1)
Description: minutes read, promises followed until somebody has answered
 Samskap reads the minutes of a municipality's meetings, turns every decision,
 promise, question and event into a thing with owner, date, state and evidence,
 and follows it until somebody has answered.
CONTROL
    (cd "$1" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | sort -z |
        xargs -0 md5sum >DEBIAN/md5sums)
}

make_package() { # version: prints the file
    local root file
    root=$(mktemp -d)
    chmod 755 "$root"
    lay_out_files "$root"
    describe "$root" "$1"
    file=$builds/samskap_$1_$(dpkg --print-architecture).deb
    dpkg-deb --root-owner-group -Zxz --build "$root" "$file" >&2
    rm -r "$root"
    echo "$file"
}

install_packages tools/packages.txt tools/packages-package.txt
build release samskap
version=${SAMSKAP_PACKAGE_VERSION:-$(version_of_house)}
case ${1:-} in
"") make_package "$version" ;;
test)
    first=$(make_package "$version")
    next=$(make_package "$version+1")
    bash tools/package/test.sh "$first" "$next"
    ;;
*) stop "package, or package test" ;;
esac

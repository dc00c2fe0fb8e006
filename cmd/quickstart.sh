#!/bin/sh
# Installs what the build needs (Debian 12 or later; as root or with sudo), builds mainmode, and
# shows the timeline of a small log. May be run again and again.
set -eu
cd "$(dirname "$0")/.."
. cmd/packages.sh
need $build_packages
cmake --workflow --preset release
echo
set -x
build/release/cmd/mainmode timeline -f table testdata/branch_office.evtx

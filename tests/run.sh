#!/bin/sh
# Installs what the tests need (Debian 12 or later; as root or with sudo), builds with sanitizers,
# and runs all tests. May be run again and again.
set -eu
cd "$(dirname "$0")/.."
. cmd/packages.sh
need $build_packages catch2 clang libclang-rt-dev python3 python3-evtx libevtx-utils jq chromium \
  fonts-dejavu-core
cmake --workflow --preset clang

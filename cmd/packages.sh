# Sourced by cmd/quickstart.sh and tests/run.sh: makes sure that Debian packages are installed.

# What it takes to build mainmode, and why: see the README.
build_packages="g++ cmake ninja-build pkg-config libevtx-dev libbfio-dev libcli11-dev libfmt-dev
  libpugixml-dev rapidjson-dev libdeflate-dev libutf8proc-dev libtbb-dev nettle-dev"
# A nodejs from elsewhere brings its own npm, which Debian's package would push out.
command -v npm >/dev/null || build_packages="$build_packages nodejs npm"

# need PACKAGE...: installs those that are missing. Stops where that is not possible.
need() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not Debian: install what these Debian packages hold, and build as the README says:"
    echo "$@" | tr -s ' \n' ' '
    echo
    exit 1
  fi >&2
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
      missing="$missing $package"
  done
  [ -z "$missing" ] && return
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Run this as root, or have these packages installed:$missing" >&2
      exit 1
    fi
    as_root=sudo
  fi
  $as_root apt-get update -qq
  # shellcheck disable=SC2086  # a list of names
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    $missing >/dev/null
}

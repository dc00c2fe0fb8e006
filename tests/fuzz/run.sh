#!/bin/sh
# Runs fuzz targets over their seeds and over what was found before; then each looks for more for
# some seconds of the clock, all at once. What it finds is left in BUILD as TARGET-crash-..., and is
# kept in testdata/fuzz/TARGET, made small (-minimize_crash=1), once it is mended.
# usage, from the top folder: sh tests/fuzz/run.sh BUILD SECONDS TARGET...
set -eu
build=$(cd "$1" && pwd)  # in full: the command target changes its folder
seconds=$2
shift 2
export build seconds
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.txt:print_suppressions=0"

# shellcheck disable=SC2016  # for the inner shell
printf '%s\n' "$@" | xargs -P 0 -I TARGET sh -c '
  set -eu
  scratch=$(mktemp -d)
  trap "rm -rf \"$scratch\"" EXIT
  mkdir "$scratch/grown"
  limit="-runs=0"
  [ "$seconds" -eq 0 ] || limit="-max_total_time=$seconds"
  finds=$PWD/testdata/fuzz/TARGET
  [ -d "$finds" ] || finds=
  if ! "$build/TARGET_fuzz" $limit -timeout=10 -rss_limit_mb=1024 -max_len=200000 \
    -print_final_stats=1 -artifact_prefix="$build/TARGET-" \
    "$scratch/grown" "$build/seeds/TARGET" $finds >"$scratch/log" 2>&1
  then
    tail -n 60 "$scratch/log" >&2
    exit 1
  fi
  grep -E "number_of_executed_units|peak_rss_mb" "$scratch/log" | sed "s/^/TARGET: /"'

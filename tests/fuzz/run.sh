#!/bin/sh
# Runs fuzz targets over their seeds and what was found before, and then lets each look for more,
# two at a time. usage, from the top folder: tests/fuzz/run.sh build/clang/tests/fuzz SECONDS TARGET...
set -eu
build=$(cd "$1" && pwd)  # the command target changes its folder
seconds=$2
shift 2
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.txt:print_suppressions=0"
export build seconds

# shellcheck disable=SC2016  # expanded by the inner shell
printf '%s\n' "$@" | xargs -P 2 -I TARGET sh -c '
  set -eu
  grown=$(mktemp -d)
  trap "rm -rf \"$grown\"" EXIT
  mkdir -p "$build/seeds/TARGET"
  limit="-runs=0"
  [ "$seconds" -eq 0 ] || limit="-max_total_time=$seconds"
  finds=$PWD/testdata/fuzz/TARGET
  [ -d "$finds" ] || finds=
  if ! "$build/TARGET_fuzz" $limit -timeout=10 -rss_limit_mb=1024 -max_len=200000 -print_final_stats=1 \
    -artifact_prefix="$build/TARGET-" "$grown" "$build/seeds/TARGET" $finds >"$grown.log" 2>&1
  then
    tail -n 60 "$grown.log" >&2
    rm -f "$grown.log"
    exit 1
  fi
  grep -E "number_of_executed_units|peak_rss_mb" "$grown.log" | sed "s/^/TARGET: /"
  rm -f "$grown.log"'

#!/bin/bash
# Measures mainmode against cat and the other readers of .evtx, all in one run, and prints a
# Markdown table. Takes about ten minutes; the machine should have nothing else to do.
#
# usage: tests/bench/run.sh [FOLDER]
#
# FOLDER holds the logs, about 8 GiB; what is there already is used again, so empty it when the
# generator changes. Without it a temporary folder is used. Build before, from the top folder:
#
#   cmake -G Ninja -B build/release-bench -DCMAKE_BUILD_TYPE=Release \
#     -DCMAKE_CXX_FLAGS_RELEASE='-O2 -DNDEBUG'
#   ninja -C build/release-bench mainmode write_log
#
# Debian packages: hyperfine jq time libevtx-utils python3-evtx. Rust's evtx_dump:
#
#   cargo install evtx --locked --root FOLDER; then EVTX_DUMP=FOLDER/bin/evtx_dump
#
# A reader that is not there or fails is left out, and a line says so. To try it on small logs set
# sizes in MiB; each is below: LARGE_MIB=16 MEDIUM_MIB=8 HUGE_MIB=32 FILES=100 tests/bench/run.sh
#
# How it is measured: one run to warm the cache and to see how long it takes, then hyperfine's
# median of 5 runs (of 3, where one takes over a minute), output to /dev/null. Ratios are of times
# per MiB, so that the slow readers can have smaller logs.
set -eu
cd "$(dirname "$0")/../.."

build=${BUILD:-build/release-bench}
mainmode=${MAINMODE:-$build/cmd/mainmode}
write_log=${WRITE_LOG:-$build/tests/write_log}
evtx_dump=${EVTX_DUMP:-evtx_dump}
large=${LARGE_MIB:-1024}
medium=${MEDIUM_MIB:-256}
huge=${HUGE_MIB:-5120}
files=${FILES:-10000}
small=${SMALL_MIB:-16}  # for libevtx
tiny=${TINY_MIB:-1}     # for python3-evtx
runs=${RUNS:-5}

declare -A seconds mib  # by the name of a measurement
notes=()

note() {
  notes+=("$*")
  echo "$*" >&2
}

# log SHARE MIB: the path of a log, written if it is not there yet.
log() {
  local path=$folder/main_mode_$1_percent_$2_mib.evtx
  [ "$(stat -c %s "$path" 2>/dev/null)" = $(($2 * 1048576 + 4096)) ] ||
    "$write_log" "$path" --mib "$2" --main-mode "$1"
  echo "$path"
}

# one_chunk_logs: the path of a folder of them.
one_chunk_logs() {
  local path=$folder/$files.logs
  [ "$(find "$path" -name '*.evtx' 2>/dev/null | wc -l)" = "$files" ] ||
    "$write_log" "$path" --files "$files" --main-mode 1
  echo "$path"
}

check_tools() {
  local tool
  for tool in "$mainmode" "$write_log" hyperfine jq /usr/bin/time; do
    command -v "$tool" >/dev/null && continue
    echo "$tool is not there: see the top of $0" >&2
    exit 1
  done
}

check_space() {
  local needed=$((2 * large + 2 * medium + huge + files / 16 + 3 * small + tiny))
  local there free
  there=$(du -sm "$folder" | cut -f1)
  free=$(df -m --output=avail "$folder" | tail -n 1)
  [ $((there + free)) -gt "$needed" ] && return
  echo "$folder has room for $free MiB, $needed are needed" >&2
  exit 1
}

# how_many_runs COMMAND...: after one run, which also warms the cache.
how_many_runs() {
  local start=$SECONDS
  "$@" >/dev/null || return
  if [ $((SECONDS - start)) -gt 60 ]; then echo 3; else echo "$runs"; fi
}

# measure NAME MIB COMMAND...
measure() {
  local name=$1 size=$2 count
  shift 2
  echo "$name" >&2
  if count=$(how_many_runs "$@") &&
    hyperfine -N --style none --runs "$count" --export-json "$results" "${*@Q}" >&2; then
    seconds[$name]=$(jq '.results[0].median' "$results")
    mib[$name]=$size
  else
    note "not measured, it failed: $name"
  fi
}

# measure_mainmode LOG-NAME MIB PATH: with cat beside it.
measure_mainmode() {
  [ -d "$3" ] || measure "cat, $1" "$2" cat "$3"
  for threads in 1 2; do
    measure "mainmode --threads $threads, $1" "$2" \
      "$mainmode" timeline -q -f csv --threads "$threads" "$3"
  done
}

# measure_other TOOL LOG-NAME MIB PATH COMMAND...: if there is such a tool.
measure_other() {
  local name="$1, $2" size=$3 path=$4
  shift 4
  if command -v "$1" >/dev/null; then
    measure "$name" "$size" "$@" "$path"
  else
    note "not measured, $1 is not there: $name"
  fi
}

measure_all() {
  measure_mainmode "$sparse_large" "$large" "$(log 0 "$large")"
  measure_mainmode "$one_percent" "$large" "$(log 1 "$large")"
  measure_mainmode "$dense" "$medium" "$(log 100 "$medium")"
  measure_mainmode "$sparse" "$medium" "$(log 0 "$medium")"
  measure_mainmode "$sparse_huge" "$huge" "$(log 0 "$huge")"
  measure_mainmode "$folder_name" $((files / 16)) "$(one_chunk_logs)"
  measure "mainmode --reader libevtx, $dense_small" "$small" \
    "$mainmode" timeline -q -f csv --threads 1 --reader libevtx "$(log 100 "$small")"
  measure_other "evtx_dump -t 1 -o jsonl" "$dense" "$medium" "$(log 100 "$medium")" \
    "$evtx_dump" -t 1 -o jsonl
  measure_other "evtx_dump -t 1 -o jsonl" "$sparse" "$medium" "$(log 0 "$medium")" \
    "$evtx_dump" -t 1 -o jsonl
  measure_other "evtxexport -f xml" "$dense_small" "$small" "$(log 100 "$small")" evtxexport -f xml
  measure_other "evtxexport -f xml" "$sparse_small" "$small" "$(log 0 "$small")" evtxexport -f xml
  measure_other "python3-evtx" "$sparse_tiny" "$tiny" "$(log 0 "$tiny")" evtx_dump.py
}

# ratio NAME BASE: of their times per MiB.
ratio() {
  awk -v a="${seconds[$1]}" -v a_mib="${mib[$1]}" -v b="${seconds[$2]}" -v b_mib="${mib[$2]}" \
    'BEGIN { r = (a / a_mib) / (b / b_mib); printf(r < 10 ? "%.2f" : "%.0f", r) }'
}

# row NAME BASE...: nothing if it was not measured.
row() {
  local name=$1 against=
  [ -n "${seconds[$name]-}" ] || return 0
  shift
  for base in "$@"; do
    [ -n "${seconds[$base]-}" ] || continue
    against="${against:+$against; }$(ratio "$name" "$base") x $base"
  done
  awk -v name="$name" -v s="${seconds[$name]}" -v mib="${mib[$name]}" -v against="$against" \
    'BEGIN { printf("| %s | %.3f | %.4g | %s |\n", name, s, mib / s, against) }'
}

rows() {
  local log
  for log in "$sparse_large" "$one_percent" "$dense" "$sparse"; do
    row "cat, $log"
    row "mainmode --threads 1, $log" "cat, $log"
    row "mainmode --threads 2, $log" "cat, $log"
  done
  row "cat, $sparse_huge" "cat, $sparse"
  for threads in 1 2; do
    row "mainmode --threads $threads, $sparse_huge" \
      "cat, $sparse_huge" "mainmode --threads $threads, $sparse"
  done
  row "mainmode --threads 1, $folder_name"
  row "mainmode --threads 2, $folder_name"
  row "evtx_dump -t 1 -o jsonl, $dense" "mainmode --threads 1, $dense"
  row "mainmode --reader libevtx, $dense_small" "mainmode --threads 1, $dense"
  row "evtxexport -f xml, $dense_small" "mainmode --threads 1, $dense"
  for reader in "evtx_dump -t 1 -o jsonl, $sparse" "evtxexport -f xml, $sparse_small" \
    "python3-evtx, $sparse_tiny"; do
    row "$reader" "mainmode --threads 1, $sparse" "mainmode --threads 2, $sparse"
  done
}

# peak_memory LOG-NAME PATH
peak_memory() {
  for threads in 1 2; do
    /usr/bin/time -f %M -o "$results" \
      "$mainmode" timeline -q -f csv --threads "$threads" "$2" >/dev/null
    echo "- peak resident memory of mainmode --threads $threads, $1:" \
      "$(($(cat "$results") / 1024)) MiB"
  done
}

machine() {
  echo "- $(lscpu | sed -n 's/^Model name: *//p'), $(nproc) cores, Linux $(uname -r)," \
    "$(date -u +%Y-%m-%d), $("$mainmode" --version), $(hyperfine --version)," \
    "$(evtxexport -V 2>/dev/null | head -n 1), $("$evtx_dump" --version 2>/dev/null)," \
    "python3-evtx $(dpkg-query -W -f '${Version}' python3-evtx 2>/dev/null)"
}

sparse_large="$large MiB, 0 %"
one_percent="$large MiB, 1 %"
dense="$medium MiB, 100 %"
sparse="$medium MiB, 0 %"
sparse_huge="$huge MiB, 0 %"
folder_name="$files logs of one chunk, 1 %"
dense_small="$small MiB, 100 %"
sparse_small="$small MiB, 0 %"
sparse_tiny="$tiny MiB, 0 %"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
results=$work/results
folder=${1:-$work}
mkdir -p "$folder"
check_tools
check_space
measure_all
echo "| work: size, records that are Main Mode events | median s | MiB/s | time per MiB against |"
echo "|---|---|---|---|"
rows
echo
peak_memory "$sparse_huge" "$(log 0 "$huge")"
peak_memory "$dense" "$(log 100 "$medium")"
[ ${#notes[@]} -eq 0 ] || printf -- '- %s\n' "${notes[@]}"
machine

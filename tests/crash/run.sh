#!/bin/sh
# What the command does where libevtx crashes on a record.
# usage, from the top folder: sh tests/crash/run.sh MAINMODE CRASHING_LIBEVTX
set -eu
mainmode=$(realpath "$1")
crashing=$(realpath "$2")
log=testdata/every_event.evtx
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
failed=0

# run STATUS ARGUMENT...: the command with that libevtx; leaves $scratch/out and $scratch/err.
run() {
  expected=$1
  shift
  got=0
  LD_PRELOAD=$crashing "$mainmode" "$@" >"$scratch/out" 2>"$scratch/err" || got=$?
  [ "$got" -eq "$expected" ] || fail "mainmode $* ended with $got, not $expected"
}

fail() {
  echo "FAILED: $1" >&2
  cat "$scratch/err" >&2
  failed=1
}

# says WORDS: standard error has them.
says() {
  grep -qF -- "$1" "$scratch/err" || fail "no word of '$1'"
}

# like FILE WHAT: the output is the same.
like() {
  cmp -s "$1" "$scratch/out" || fail "$2 is not as it should be"
}

"$mainmode" timeline -q -f csv $log >"$scratch/whole.csv"

run 0 timeline -v -f csv --crosscheck all $log
says 'mainmode: crashed (Aborted), it may be in libevtx: reading all again, with libevtx in processes of its own'
says '29 with a second opinion, 1 without one'
says "no second opinion: $log: record 27 at 0x"
says 'libevtx crashed on it: Aborted'
like "$scratch/whole.csv" 'the timeline'

export HANGS=1 # until the time limit, once in the copy and once in a process of its own
run 0 timeline -v -f csv --crosscheck all $log
says 'mainmode: libevtx took more than 5 s of processor time for a record: reading all again, with libevtx in processes of its own'
says 'libevtx took more than 5 s of processor time for it'
like "$scratch/whole.csv" 'the timeline of a log that takes libevtx too long'
unset HANGS

run 0 timeline -f csv --crosscheck all $log -o "$scratch/rows.csv"
cp "$scratch/rows.csv" "$scratch/out"
like "$scratch/whole.csv" 'the timeline in a file'

run 0 timeline -q -f csv --crosscheck all $log
[ ! -s "$scratch/err" ] || fail 'something is said in spite of -q'
like "$scratch/whole.csv" 'the timeline that is asked for quietly'

run 0 timeline -q -f csv --crosscheck off $log
[ ! -s "$scratch/err" ] || fail 'something is said of a libevtx that nobody asks'
like "$scratch/whole.csv" 'the timeline without libevtx'

run 2 timeline -f csv --reader libevtx $log
says 'record 27 at 0x'
says 'libevtx crashed on it: Aborted'
grep -v ',Security,27,' "$scratch/whole.csv" >"$scratch/others.csv"
like "$scratch/others.csv" 'the timeline by libevtx'

run 0 verify -v $log
says 'libevtx crashed on it: Aborted'
says '30 agree, 0 differ, 1 only native, 0 only libevtx, 0 neither'

mkfifo "$scratch/pipe"
cat $log >"$scratch/pipe" &
run 0 timeline -v -f csv --crosscheck all - <"$scratch/pipe"
says '29 with a second opinion, 1 without one'
! grep -q 'reading all again' "$scratch/err" || fail 'a pipe is read again'
sed "s#$log#-#" "$scratch/whole.csv" >"$scratch/piped.csv"
like "$scratch/piped.csv" 'the timeline of a pipe'

exit $failed

#!/bin/sh
# The command as a user types it: exit status and messages for input that is not as it should be.
# usage: tests/command.sh PATH/TO/mainmode, from the top folder
set -u
mainmode=$(realpath "$1")
testdata=$(realpath testdata)
log=$testdata/branch_office.evtx
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0
failed=0

# expect STATUS TEXT COMMAND...: the command ends with STATUS and TEXT is on its standard error.
expect() {
  status=$1
  text=$2
  shift 2
  "$@" >out 2>err
  got=$?
  if [ "$got" -eq "$status" ] && { [ -z "$text" ] || grep -qF -- "$text" err; }; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  status %s, wanted %s; standard error, wanted: %s\n' "$*" "$got" "$status" "$text"
    sed 's/^/  /' err
  fi
}

# check NAME COMMAND...: the command succeeds.
check() {
  name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
  fi
}

same() { [ "$1" = "$2" ]; }
empty() { [ ! -s "$1" ]; }

mkdir empty_folder unreadable_folder
: >empty.evtx
echo 'just text' >text.evtx
head -c 4095 "$log" >short.evtx
head -c 20000 "$log" >cut.evtx
head -c 100 "$log" >stub.evtx
head -c 69632 "$testdata/psk_mismatch.evtx" >fewer.evtx
{ echo damaged; tail -c +9 "$log"; } >nameless.evtx
cat "$log" "$log" >twice.evtx
cp "$log" whole.evtx
cp "$log" no_extension

expect 1 'nothing.evtx: no such file or folder' "$mainmode" timeline nothing.evtx
expect 1 'empty_folder: no event log in this folder or those in it' "$mainmode" timeline empty_folder
expect 1 'empty.evtx: is empty' "$mainmode" timeline empty.evtx
expect 1 'text.evtx: is not an event log' "$mainmode" timeline text.evtx
expect 1 'short.evtx: has no chunk' "$mainmode" timeline short.evtx
expect 1 'stub.evtx: file header needs 128 bytes, 100 there' "$mainmode" timeline stub.evtx
expect 2 'fewer.evtx: header names 2 chunks, 1 there' "$mainmode" timeline fewer.evtx
expect 0 'nameless.evtx: has no whole file header' "$mainmode" timeline nameless.evtx
expect 0 'twice.evtx: 2 logs stand in it' "$mainmode" timeline twice.evtx
expect 2 'cut.evtx: at 0x1000: chunk needs 65536 bytes, 15904 there' "$mainmode" timeline cut.evtx
expect 1 'cut.evtx: at 0x1000: chunk needs' "$mainmode" timeline --strict cut.evtx
expect 2 'text.evtx: is not an event log' "$mainmode" timeline text.evtx whole.evtx
expect 2 'nothing.evtx: no such file' "$mainmode" timeline nothing.evtx whole.evtx
expect 0 '' "$mainmode" timeline no_extension

expect 1 "'yesterday' is no date: write 2026-01-31" "$mainmode" timeline --since yesterday whole.evtx
expect 1 "'2026-02-30' is no date" "$mainmode" timeline --until 2026-02-30 whole.evtx
expect 1 "'12' is no Main Mode event: choose from 4646" "$mainmode" timeline --event 12 whole.evtx
expect 1 "'10.0.0.0/33' is no address" "$mainmode" timeline --peer 10.0.0.0/33 whole.evtx
expect 1 'PATH is required' "$mainmode" timeline
expect 1 'subcommand is required' "$mainmode"
expect 1 "'tmeline' is no command" "$mainmode" tmeline whole.evtx
expect 1 'NOTHING' "$mainmode" timeline --threads NOTHING whole.evtx
expect 1 'xml' "$mainmode" timeline -f xml whole.evtx

jsonl=$testdata/branch_office.jsonl
{ cat "$jsonl"; echo 'just text'; echo '{"Timestamp":"2026-01-01","EventID":4650}'; } >foreign.jsonl
head -c 3000 "$jsonl" >cut.jsonl
echo '{"Timestamp":"2026-01-01","EventID":4650}' >other.jsonl
{ printf '\357\273\277'; sed 's/$/\r/' "$jsonl"; } >dos.jsonl
: >none.jsonl
mkdir rows_only
cp "$jsonl" rows_only/a.jsonl
expect 0 '1 file of rows, 7 rows: 7 Main Mode' "$mainmode" timeline dos.jsonl
check 'rows with a byte order mark and CR LF are rows' cmp -s out "$testdata/branch_office.csv"
expect 2 'foreign.jsonl: at 0x26a0: line 8: is no row of timeline: it is no JSON from its byte 0 on' \
  "$mainmode" timeline foreign.jsonl
expect 2 "line 9: is no row of timeline: it has no 'event_id'" "$mainmode" timeline foreign.jsonl
check 'the rows beside lines that are none are read' cmp -s out "$testdata/branch_office.csv"
expect 2 'line 2, the last, without an end: is no row of timeline: it is no JSON' \
  "$mainmode" timeline cut.jsonl
expect 1 "other.jsonl: at 0x0: line 1: is no row of timeline: it has no 'event_id'" \
  "$mainmode" timeline other.jsonl
expect 0 'no Main Mode event to show among 0 rows' "$mainmode" timeline none.jsonl
expect 1 'rows_only: no event log in this folder or those in it; a .jsonl file is read if it is named' \
  "$mainmode" timeline rows_only
for command in dump inspect verify; do
  expect 1 'dos.jsonl: holds rows of timeline, in which there are no records' \
    "$mainmode" $command dos.jsonl
done
expect 0 '1 file of rows, 7 rows' "$mainmode" timeline dos.jsonl dos.jsonl

expect 0 '7 of the rows are copies of a record that is in another row' \
  "$mainmode" timeline "$log" dos.jsonl

expect 2 'not read:' "$mainmode" timeline -f jsonl -o damaged.jsonl "$testdata/damaged.evtx"
for command in timeline sessions summary; do
  expect 2 'not read before: damaged.jsonl: at 0x' "$mainmode" $command damaged.jsonl
done
expect 1 'not read before: damaged.jsonl' "$mainmode" timeline --strict damaged.jsonl

cp "$jsonl" rows.json
cp "$log" log.jsonl
expect 0 '1 file of rows, 7 rows: 7 Main Mode' sh -c "cat dos.jsonl | '$mainmode' timeline -"
check 'rows are known on standard input' cmp -s out "$testdata/branch_office.csv"
expect 0 '1 file of rows, 7 rows: 7 Main Mode' "$mainmode" timeline rows.json
expect 0 '1 log, 1 chunk, 11 records: 7 Main Mode' "$mainmode" timeline log.jsonl

mkfifo one.pipe two.pipe
timeout 20 sh -c 'cat "$0" >one.pipe; cat "$0" >two.pipe' "$log" >/dev/null 2>&1 &
expect 0 '2 logs' timeout 20 "$mainmode" timeline one.pipe two.pipe

rows() { "$mainmode" timeline --no-header -q "$@" | wc -l; }
check 'an event is chosen by name' same "$(rows --event failed whole.evtx)" 1
check 'events are chosen by id' same "$(rows --event 4650,4655 whole.evtx)" 4
check 'a peer is chosen by range' same "$(rows --peer 203.0.113.0/24 whole.evtx)" 3
check 'a computer is chosen by pattern' same "$(rows --computer 'VPN?.*' whole.evtx)" 7
check 'a day is chosen' same \
  "$(rows --since 2026-03-02T08:00 --until 2026-03-02T14:00:01.3 whole.evtx)" 2

echo before >there.csv
expect 1 'there.csv: exists, --force replaces it' "$mainmode" timeline -o there.csv whole.evtx
check 'a refused output is left alone' same "$(cat there.csv)" before
expect 0 '' "$mainmode" timeline -o there.csv --force whole.evtx
check 'a replaced output is whole' same "$(head -c 5 there.csv)" 'time,'
expect 1 'is one of the logs to be read' "$mainmode" timeline -o whole.evtx --force whole.evtx
check 'a log is never written over' cmp -s whole.evtx "$log"
expect 1 'is one of the logs to be read' \
  sh -c "'$mainmode' timeline - -o whole.evtx --force <whole.evtx"
check 'a log on standard input is not written over either' cmp -s whole.evtx "$log"
expect 1 'cannot be written' "$mainmode" timeline -o no/such/folder/out.csv whole.evtx
expect 0 '' "$mainmode" timeline -o /dev/null whole.evtx
check 'nothing is left beside an output' same "$(ls | grep -c part)" 0
expect 0 '' "$mainmode" explain %%8222 13801
expect 1 "'nonsense' is not known: name an event id" "$mainmode" explain nonsense
expect 2 "'nonsense' is not known" "$mainmode" explain nonsense 4653
if [ -w /dev/full ]; then
  full='standard output: cannot be written: No space left on device'
  expect 1 "$full" sh -c "'$mainmode' timeline whole.evtx >/dev/full"
  expect 1 "$full" sh -c "'$mainmode' timeline -f jsonl '$testdata' >/dev/full"
  expect 1 "$full" sh -c "'$mainmode' timeline --help >/dev/full"
  expect 1 "$full" sh -c "'$mainmode' explain 4653 >/dev/full"
fi

# ended_by SIGNAL IGNORED: the status of a command that was sent a signal while it read a pipe.
# IGNORED is a signal that it is started without, or nothing.
ended_by() (
  mkfifo pipe
  { [ -z "$2" ] || trap '' "$2"; exec "$mainmode" timeline - -o signal.csv <pipe 2>/dev/null; } &
  exec 3>pipe
  cat whole.evtx >&3
  for _ in $(seq 100); do
    ls mainmode-*.part >/dev/null 2>&1 && break
    sleep 0.1
  done
  kill "-$1" $!
  exec 3>&-
  wait $!
  echo $?
  rm pipe
)
check 'a signal ends the command with its number' same "$(ended_by TERM '')" 143
check 'a closed pipe ends it too' same "$(ended_by PIPE '')" 141
check 'and a limit of the size of files' same "$(ended_by XFSZ '')" 153
check 'a signal leaves no output behind' same "$(ls | grep -Ec '^signal|part$')" 0
check 'nohup is respected' same "$(ended_by HUP HUP)" 0
check 'and the output is whole' same "$(wc -l <signal.csv)" 8

expect 0 '' "$mainmode" timeline -q whole.evtx
check 'with -q nothing is said of success' empty err
expect 2 'cut.evtx' "$mainmode" timeline -q cut.evtx
check 'a pipe is read like the file' same \
  "$("$mainmode" timeline - <"$log" 2>/dev/null | sed 's/,-,[0-9]*$//' | cksum)" \
  "$("$mainmode" timeline "$log" 2>/dev/null | sed 's/,[^,]*,[0-9]*$//' | cksum)"
expect 0 '' sh -c "cat whole.evtx | '$mainmode' timeline -"
"$mainmode" timeline --help >out 2>err
check 'help is data' empty err

# on_terminal [VARIABLE=VALUE]...: what the command shows on a terminal of its own.
on_terminal() {
  env -u NO_COLOR TERM=xterm "$@" script -qec "'$mainmode' timeline -q whole.evtx" /dev/null
}
if command -v script >/dev/null; then
  escape=$(printf '\033')
  on_terminal >out
  check 'a terminal gets a table' grep -q '^computer: ' out
  check 'with colours' grep -q "${escape}\[32mestablished" out
  on_terminal NO_COLOR=1 >out
  check 'which NO_COLOR turns off' sh -c "! grep -q '$escape' out"
  on_terminal TERM=dumb >out
  check 'and a dumb terminal does not get' sh -c "! grep -q '$escape' out"
else
  echo 'SKIPPED: terminals, without script'
fi

# A closed pipe ends the command without a word: 141 is 128 + SIGPIPE. More than a pipe can hold.
mkdir many
for i in 1 2 3 4 5 6 7 8; do cp "$testdata/psk_mismatch.evtx" "many/$i.evtx"; done
sh -c "'$mainmode' timeline -q -f jsonl many 2>err; echo \$? >status" | head -1 >/dev/null
check 'a closed pipe is no complaint' empty err
check 'a closed pipe ends the command as it does others' same "$(cat status)" 141

if [ "$(id -u)" -ne 0 ]; then
  chmod 000 empty.evtx unreadable_folder
  expect 1 'empty.evtx: cannot be opened: Permission denied' "$mainmode" timeline empty.evtx
  expect 1 'unreadable_folder: cannot be listed: Permission denied' "$mainmode" timeline unreadable_folder
elif command -v setpriv >/dev/null; then
  cp "$mainmode" command
  chmod 755 . command
  chmod 000 empty.evtx unreadable_folder
  nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
  expect 1 'empty.evtx: cannot be opened: Permission denied' $nobody ./command timeline empty.evtx
  expect 1 'unreadable_folder: cannot be listed: Permission denied' $nobody ./command timeline unreadable_folder
else
  echo 'SKIPPED: permissions, which root does not feel and no setpriv takes away'
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

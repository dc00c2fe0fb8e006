#!/bin/sh
# evtxexport counts as many records in each log as mainmode does.
# usage: evtxexport.sh MAINMODE LOG...
set -u
command -v evtxexport >/dev/null || exit 77
mainmode=$1
shift
failed=0
for log in "$@"; do
  theirs=$(evtxexport -f xml "$log" | grep -c '<EventID')
  mine=$("$mainmode" timeline "$log" 2>&1 >/dev/null | sed -n 's/.* \([0-9]*\) records: .*/\1/p')
  [ "$theirs" = "$mine" ] && continue
  echo "$log: evtxexport has $theirs records, mainmode $mine"
  failed=$((failed + 1))
done
echo "$(($# - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# Every line of JSON lines parses and has every column as a key, in order, and raw at the end.
# usage: jsonl.sh MAINMODE
set -eu
command -v jq >/dev/null || exit 77
wanted=$("$1" timeline -q testdata/branch_office.evtx | head -1),raw
"$1" timeline -q -f jsonl testdata/*.evtx 2>/dev/null >rows.$$ || [ $? -eq 2 ]
trap 'rm -f rows.$$' EXIT
keys=$(jq -r 'keys_unsorted | join(",")' rows.$$ | sort -u)
rows=$(wc -l <rows.$$)
if [ "$keys" = "$wanted" ] && [ "$rows" -gt 100 ]; then
  echo "$rows passed, 0 failed"
else
  echo "keys: $keys"
  echo "0 passed, $rows failed"
  exit 1
fi

#!/bin/sh
# Every line of JSON lines parses and has every column as a key, in order, and raw at the end.
# usage: jsonl.sh MAINMODE
set -eu
command -v jq >/dev/null || exit 77
wanted=$("$1" timeline -q testdata/branch_office.evtx | head -1),raw
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
"$1" timeline -q -f jsonl testdata/*.evtx 2>/dev/null >"$rows" || [ $? -eq 2 ]
keys=$(jq -r 'keys_unsorted | join(",")' "$rows" | sort -u)
count=$(wc -l <"$rows")
if [ "$keys" = "$wanted" ] && [ "$count" -gt 100 ]; then
  echo "$count passed, 0 failed"
else
  echo "keys: $keys"
  echo "0 passed, $count failed"
  exit 1
fi

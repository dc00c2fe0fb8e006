#!/bin/sh
# Another reader of XML and one of JSON take what `dump` writes, as many events as it says it read.
# usage: dump.sh MAINMODE PYTHON3
set -eu
command -v jq >/dev/null || exit 77
events=$("$1" dump testdata/*.evtx 2>/dev/null | "$2" -c '
import sys, xml.etree.ElementTree as tree
print(len(tree.parse(sys.stdin.buffer).getroot()))')
objects=$("$1" dump -f jsonl testdata/*.evtx 2>/dev/null | jq -s 'map(select(.event.System)) | length')
read=$("$1" dump testdata/*.evtx 2>&1 >/dev/null | sed -n 's/.*records: \([0-9]*\) read.*/\1/p' | tail -1)
if [ "$events" = "$read" ] && [ "$objects" = "$read" ] && [ "$read" -gt 200 ]; then
  echo "$read passed, 0 failed"
else
  echo "$read events, $events in the XML, $objects in JSON lines"
  exit 1
fi

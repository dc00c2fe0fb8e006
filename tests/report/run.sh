#!/bin/sh
# Opens reports in a browser, as a user would, and looks at what is there.
# usage: tests/report/run.sh MAINMODE WRITE_REPORT_LOGS FOLDER, from the top folder; FOLDER is made
# and keeps the pages, the npm packages and the screenshots
set -eu
mainmode=$(realpath "$1")
write_logs=$(realpath "$2")
here=$(realpath "$(dirname "$0")")
folder=$3
chromium=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$chromium" ]; then
  echo 'SKIPPED: there is no chromium'
  exit 77
fi
mkdir -p "$folder"
folder=$(realpath "$folder")

if ! cmp -s "$here/package-lock.json" "$folder/installed"; then
  cp "$here/package.json" "$here/package-lock.json" "$folder"
  npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --prefix "$folder" >/dev/null
  cp "$here/package-lock.json" "$folder/installed"
fi

node --test "$here/modules_test.mjs"

"$write_logs" "$folder"
"$mainmode" report -q --force testdata/*.evtx -o "$folder/stories.html" 2>/dev/null || [ $? -eq 2 ]
"$mainmode" report -q --force testdata/branch_office.evtx testdata/psk_mismatch.evtx -o "$folder/picture.html"
"$mainmode" report -q --force "$folder/hostile.evtx" -o "$folder/hostile.html"
"$mainmode" report -q --force "$folder/large.evtx" -o "$folder/large.html"
cp testdata/branch_office.evtx "$folder/backup.evtx"
"$mainmode" report -q --force testdata/branch_office.evtx "$folder/backup.evtx" --peer 203.0.113.45 -o "$folder/part.html"
CHROMIUM=$chromium FOLDER=$folder timeout 600 node --test "$here/page_test.mjs"

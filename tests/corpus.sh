#!/bin/sh
# usage: corpus.sh CORPUS_TESTS FOLDER; ends with 77 where the folder is absent
set -eu
[ -e "$2/INDEX.tsv" ] || { echo "SKIPPED: no logs in $2"; exit 77; }
MAINMODE_CORPUS=$2 exec "$1"

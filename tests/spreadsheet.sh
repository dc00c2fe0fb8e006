#!/bin/sh
# Opens a CSV file in LibreOffice, as a user does who ticks 'Format quoted field as text', and
# checks that each cell shows the text that stands in the file and that none became a formula.
# usage: tests/spreadsheet.sh FILE.csv; ends with 77 where LibreOffice is absent
set -eu
[ $# -eq 1 ] || { echo 'usage: tests/spreadsheet.sh FILE.csv' >&2; exit 1; }
for tool in soffice unzip; do
  command -v "$tool" >/dev/null || { echo "SKIPPED: no $tool here"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$1" "$work/sheet.csv"

# convert FILE NEW_FILE OPTION...: lets LibreOffice write NEW_FILE, which differs in its ending.
convert() {
  file=$1
  new_file=$2
  shift 2
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$@" \
    --outdir "$work" "$work/$file" >"$work/log" 2>&1 || true
  [ -f "$work/$new_file" ] || { cat "$work/log"; echo "FAILED: no $new_file of $file"; exit 1; }
}

# One line a cell: row, column, text. Our rows are one line each.
cells() {
  awk '{
    column = 1; text = ""; quoted = 0
    for (i = 1; i <= length($0); i++) {
      c = substr($0, i, 1)
      if (c == "\"" && quoted && substr($0, i + 1, 1) == "\"") { text = text c; i++ }
      else if (c == "\"") quoted = !quoted
      else if (c == "," && !quoted) { print NR, column++, text; text = "" }
      else text = text c
    }
    print NR, column, text
  }' "$1"
}

# Comma, double quote, UTF-8, from line 1, no column formats, English, quoted fields as text, no
# special numbers (dates and the like), which is what the dialog proposes.
convert sheet.csv sheet.xlsx xlsx '--infilter=CSV:44,34,76,1,,0,true,false'
rm "$work/sheet.csv"
convert sheet.xlsx sheet.csv 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'

failed=0
unzip -p "$work/sheet.xlsx" xl/worksheets/sheet1.xml >"$work/sheet.xml"
if grep -o '<f[ >][^<]*' "$work/sheet.xml"; then
  echo "FAILED: $1 has formulas"
  failed=1
fi
cells "$1" >"$work/before"
cells "$work/sheet.csv" >"$work/after"
if ! diff "$work/before" "$work/after"; then
  echo "FAILED: $1 has cells that LibreOffice changes (row, column, text)"
  failed=1
fi
echo "$(wc -l <"$work/before") cells compared"
exit $failed

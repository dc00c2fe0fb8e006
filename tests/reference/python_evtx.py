"""Reads logs with python-evtx, an independent reader, and compares what mainmode makes of them.

usage: python_evtx.py MAINMODE LOG...
Every record of the log that is a Main Mode event has to be a row with the same record id, time,
computer and fields, and there may be no other row.
"""

import calendar
import datetime
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from Evtx.Evtx import Evtx

NAMESPACE = "{http://schemas.microsoft.com/win/2004/08/events/event}"
PROVIDER = "Microsoft-Windows-Security-Auditing"
MAIN_MODE = {4646, 4650, 4651, 4652, 4653, 4655, 4976, 5049, 5453}


def unique(pairs):
    """Names as mainmode makes them unique: a second X is X#2."""
    fields, counts = {}, {}
    for name, value in pairs:
        while True:
            counts[name] = counts.get(name, 0) + 1
            if counts[name] == 1:
                break
            name = f"{name}#{counts[name]}"
        fields[name] = value
    return fields


def hidden_controls(xml):
    """XML 1.0 holds no control characters but TAB, LF and CR, and a parser turns CR into LF: they
    pass it as characters of the private use area."""
    return re.sub("[\x01-\x08\x0b-\x1f]", lambda found: chr(0xE000 + ord(found[0])), xml)


def shown_controls(text):
    return re.sub("[\ue001-\ue01f]", lambda found: chr(ord(found[0]) - 0xE000), text)


def ticks(time):
    """100 ns since 1970, of a time as either of the two writes it."""
    whole, _, fraction = time.rstrip("Z").replace(" ", "T").partition(".")
    seconds = calendar.timegm(datetime.datetime.fromisoformat(whole).timetuple())
    return seconds * 10_000_000 + int(fraction.ljust(7, "0")[:7])


def equal(theirs, mine):
    """python-evtx takes times through a float, and drops the control characters that XML cannot
    hold."""
    if theirs is None or mine is None or abs(theirs["ticks"] - mine["ticks"]) > 30:
        return False
    raw = {name: re.sub("[\x01-\x08\x0b\x0c\x0e-\x1f]", "", value) for name, value in mine["raw"].items()}
    return theirs == {**mine, "ticks": theirs["ticks"], "raw": raw}


def reference(log):
    rows = {}
    with Evtx(log) as opened:
        for record in opened.records():
            event = ElementTree.fromstring(hidden_controls(record.xml()))
            system = event.find(f"{NAMESPACE}System")
            number = int(system.findtext(f"{NAMESPACE}EventID"))
            if number not in MAIN_MODE or system.find(f"{NAMESPACE}Provider").get("Name") != PROVIDER:
                continue
            data = event.find(f"{NAMESPACE}EventData")
            pairs = [(one.get("Name"), shown_controls(one.text or "")) for one in (data if data is not None else [])]
            rows[system.findtext(f"{NAMESPACE}EventRecordID")] = {
                "event_id": number,
                "ticks": ticks(system.find(f"{NAMESPACE}TimeCreated").get("SystemTime")),
                "computer": system.findtext(f"{NAMESPACE}Computer"),
                "raw": unique(pairs),
            }
    return rows


def ours(mainmode, log):
    run = subprocess.run([mainmode, "timeline", "-q", "-f", "jsonl", log], stdout=subprocess.PIPE, check=False)
    rows = {}
    for line in run.stdout.decode("utf-8").splitlines():
        row = json.loads(line)
        if row["event_id"] not in MAIN_MODE:
            continue
        rows[row["record_id"]] = {
            "event_id": row["event_id"],
            "ticks": ticks(row["time"]),
            "computer": row["computer"],
            "raw": row["raw"],
        }
    return rows


def main():
    mainmode, *logs = sys.argv[1:]
    failed = compared = 0
    for log in logs:
        theirs, mine = reference(log), ours(mainmode, log)
        for record in sorted(theirs.keys() | mine.keys(), key=int):
            compared += 1
            if not equal(theirs.get(record), mine.get(record)):
                failed += 1
                print(f"{log}: record {record}\n  python-evtx: {theirs.get(record)}\n  mainmode:    {mine.get(record)}")
        if not theirs:
            failed += 1
            print(f"{log}: python-evtx finds no Main Mode event")
    print(f"{compared - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

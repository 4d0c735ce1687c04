#!/usr/bin/env python3
"""Reads a calendar from standard input as tools for circuit maintenance do: with Python's icalendar, one property each.

Prints JSON. Fails on an entry without one of the properties that such tools take for granted.
"""
import json
import sys

from icalendar import Calendar


def one(entry, name):
    value = entry.get(name)
    if value is None or isinstance(value, list):
        sys.exit(f"{name} is not there exactly once: {value!r}")
    return value


def read(entry):
    objects = entry.get("X-MAINTNOTE-OBJECT-ID")
    objects = objects if isinstance(objects, list) else [objects]
    impact = str(one(entry, "X-MAINTNOTE-IMPACT"))
    return {
        "provider": str(one(entry, "X-MAINTNOTE-PROVIDER")),
        "account": str(one(entry, "X-MAINTNOTE-ACCOUNT")),
        "maintenance_id": str(one(entry, "X-MAINTNOTE-MAINTENANCE-ID")),
        "status": str(one(entry, "X-MAINTNOTE-STATUS")),
        "start": round(one(entry, "DTSTART").dt.timestamp()),
        "end": round(one(entry, "DTEND").dt.timestamp()),
        "stamp": round(one(entry, "DTSTAMP").dt.timestamp()),
        "summary": str(one(entry, "SUMMARY")),
        "organizer": str(one(entry, "ORGANIZER")),
        "uid": str(one(entry, "UID")),
        "sequence": int(one(entry, "SEQUENCE")),
        "circuits": [
            {"circuit_id": str(each), "impact": each.params.get("X-MAINTNOTE-OBJECT-IMPACT", impact)} for each in objects
        ],
    }


calendar = Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([read(entry) for entry in calendar.walk("VEVENT")]))

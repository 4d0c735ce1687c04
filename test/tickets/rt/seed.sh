#!/usr/bin/env bash
# By REST2: tickets 1 to 5 in queue Ops, in as many statuses, 6 in queue Secret, which the gateway may not see, and 7 to
# 9 in queue Work, whose lifecycle has words of its own. For an RT without tickets, as up.sh leaves it.
set -euo pipefail
cd "$(dirname "$0")"
. ./env.sh

call() { # call METHOD PATH JSON, as root
  curl -sS --fail-with-body -u root:password -X "$1" -H 'Content-Type: application/json' -d "$3" "$RT_URL/REST/2.0/$2"
}
ticket() { # ticket QUEUE SUBJECT: prints its number
  local body='{Queue: $q, Subject: $s, Content: "Seeded.", Requestor: "ops@example.test"}'
  body=$(jq -nc --arg q "$1" --arg s "$2" "$body")
  call POST ticket "$body" | jq -r .id
}
change() { call PUT "ticket/$1" "$2" >/dev/null; } # change NUMBER JSON

new=$(ticket Ops 'Replace failed DIMM in cmp-01')
change "$new" '{"Priority":75}'
opened=$(ticket Ops 'Firmware upgrade rack 12 (cmp-02, cmp-03)')
change "$opened" '{"Owner":"gateway","Status":"open"}'
stalled=$(ticket Ops 'Kernel panic on cmp-04')
change "$stalled" '{"Status":"stalled"}'
resolved=$(ticket Ops 'Decommission cmp-05')
change "$resolved" '{"Status":"resolved"}'
rejected=$(ticket Ops 'Move cmp-06 to another PDU')
change "$rejected" '{"Status":"rejected"}'
unseen=$(ticket Secret 'Incident the gateway must not see')
planned=$(ticket Work 'Swap the fans of rack 3')
waiting=$(ticket Work 'New disks for cmp-08')
change "$waiting" '{"Status":"waiting for parts"}'
finished=$(ticket Work 'Repaint rack 4')
change "$finished" '{"Status":"finished"}'
echo "rt: tickets $new $opened $stalled $resolved $rejected in Ops, $unseen in Secret, $planned $waiting $finished in Work"

# Copies of the first, for reading many: 10 to 254. By SQL, for by REST2 they would take a minute.
sqlite3 "$RT_STATE/rt.sqlite3" <<'SQL'
.timeout 15000
WITH RECURSIVE number(n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM number WHERE n < 254)
INSERT INTO Tickets (id, EffectiveId, Queue, Type, Owner, Subject, Status, Started, LastUpdated, LastUpdatedBy,
                     Created, Creator)
SELECT n, n, Queue, Type, Owner, 'Copy ' || n, Status, Started, LastUpdated, LastUpdatedBy, Created, Creator
FROM number, Tickets WHERE Tickets.id = 1;
SQL

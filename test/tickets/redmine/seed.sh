#!/usr/bin/env bash
# By REST: issues 1 to 5 in project ops, in as many statuses, and 6 in project secret, which the gateway may not see.
# For a Redmine without issues, as up.sh leaves it.
set -euo pipefail
cd "$(dirname "$0")"
. ./env.sh

call() { # call METHOD PATH [JSON]
  curl -sS --fail-with-body -X "$1" -H "X-Redmine-API-Key: $REDMINE_ADMIN_KEY" -H 'Content-Type: application/json' \
    ${3:+-d "$3"} "$REDMINE_URL$2"
}
issue() { # issue PROJECT SUBJECT PRIORITY TRACKER: prints its number
  local body='{issue: {project_id: $p, subject: $s, priority_id: $r, tracker_id: $t, description: "Seeded."}}'
  body=$(jq -nc --arg p "$1" --arg s "$2" --argjson r "$3" --argjson t "$4" "$body")
  call POST /issues.json "$body" | jq -r .issue.id
}
change() { call PUT "/issues/$1.json" "{\"issue\":$2}"; } # change NUMBER JSON

bot=$(curl -sS -H "X-Redmine-API-Key: $REDMINE_BOT_KEY" "$REDMINE_URL/users/current.json" | jq .user.id)
new=$(issue ops 'Replace failed DIMM in cmp-01' 3 1)
progress=$(issue ops 'Firmware upgrade rack 12 (cmp-02, cmp-03)' 2 3)
change "$progress" "{\"status_id\":2,\"assigned_to_id\":$bot,\"due_date\":\"2027-01-15\"}"
resolved=$(issue ops 'Kernel panic on cmp-04' 5 1)
change "$resolved" '{"status_id":3,"notes":"Fixed by BIOS 2.19."}'
closed=$(issue ops 'Decommission cmp-05' 1 3)
change "$closed" '{"status_id":5,"notes":"Drained and powered off."}'
rejected=$(issue ops 'Move cmp-06 to another PDU' 2 2)
change "$rejected" '{"status_id":6,"notes":"Not needed."}'
unseen=$(issue secret 'Incident the gateway must not see' 4 1)
echo "redmine: issues $new $progress $resolved $closed $rejected in ops, $unseen in secret"

# Copies of the first, for reading many: 7 to 251. By SQL, for by REST they would take half a minute.
sqlite3 "$REDMINE_STATE/redmine.sqlite3" <<'SQL'
.timeout 15000
WITH RECURSIVE number(n) AS (SELECT 7 UNION ALL SELECT n + 1 FROM number WHERE n < 251)
INSERT INTO issues (id, tracker_id, project_id, subject, description, status_id, priority_id, author_id, lock_version,
                    created_on, updated_on, root_id, lft, rgt)
SELECT n, tracker_id, project_id, 'Copy ' || n, 'Seeded.', status_id, priority_id, author_id, 0,
       created_on, updated_on, n, 1, 2
FROM number, issues WHERE issues.id = 1;
SQL

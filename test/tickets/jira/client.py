#!/usr/bin/env python3
"""Drives a Jira with Debian's python3-jira, a client nobody here wrote, and prints what it saw as one JSON document.

client.py URL TOKEN ISSUE STATUS
"""
import json
import sys

from jira import JIRA
from jira.exceptions import JIRAError

url, token, key, status = sys.argv[1:5]
jira = JIRA(server=url, token_auth=token, max_retries=0, timeout=20)

issue = jira.issue(key)
before = issue.fields.status.name
jira.add_comment(issue, "Written by python3-jira")
transition = next(t for t in jira.transitions(issue) if t["to"]["name"] == status)
jira.transition_issue(issue, transition["id"])
jira.add_simple_link(issue, {"url": "https://slipway.example/windows/7", "title": "Window 7"})
made = jira.create_issue(
    project={"key": "OPS"}, issuetype={"name": "Task"}, summary="Made by python3-jira", labels=["by-python"]
)
try:
    jira.issue("OPS-9999")
    missing = None
except JIRAError as error:
    missing = error.status_code

print(
    json.dumps(
        {
            "server": jira.server_info()["deploymentType"],
            "myself": jira.myself()["displayName"],
            "summary": issue.fields.summary,
            "before": before,
            "after": jira.issue(key).fields.status.name,
            "comments": [comment.body for comment in jira.comments(issue)],
            "links": [link.object.title for link in jira.remote_links(issue)],
            "found": [found.key for found in jira.search_issues('labels = "by-python"')],
            "made": made.key,
            "missing": missing,
        }
    )
)

#!/bin/sh
# Keeps ONE issue up to date with the reviews that are overdue, and closes it when none is any more. weekly.yml runs
# it on GitHub, with GH_TOKEN and GH_REPO set. What personas and departments say reaches gh as a file alone: nothing of
# it becomes shell, nor is it printed where a line could be taken for a workflow command.
set -eu

label=persona-review
title="Personas to review"
python=${PYTHON:-.venv/bin/python}

body=$(mktemp)
trap 'rm -f "$body"' EXIT
code=0
"$python" -m persona_handbook review --format markdown > "$body" || code=$?
case $code in
  0 | 3) ;;
  *) echo "What is due cannot be told; the messages above say why." >&2; exit "$code" ;;
esac

if [ "$(gh repo view "$GH_REPO" --json hasIssuesEnabled --jq .hasIssuesEnabled)" != true ]; then
  echo "This repository has no issues, so nothing is told."
  exit 0
fi

# Only what this job itself has opened: an issue of somebody else's is not ours to write over.
number=$(gh issue list --app github-actions --label "$label" --state open --limit 1 --json number \
  --jq '.[0].number // empty')

if [ "$code" -eq 0 ]; then
  [ -z "$number" ] || gh issue close "$number" --reason completed --comment "No review is overdue any more."
elif [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$body"
else
  gh label create "$label" --force --description "Personas whose review is overdue"
  gh issue create --title "$title" --label "$label" --body-file "$body"
fi

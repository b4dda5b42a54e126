#!/bin/sh
# Print the path of a Chromium that runs; install one where there is none. All else goes to stderr.
set -eu
cd "$(dirname "$0")/.."

runs() { # On Ubuntu `chromium-browser` may be a stub that only asks for a snap.
    path=$(command -v "$1") && "$path" --version >/dev/null 2>&1 && echo "$path"
}

if [ -n "${CHROMIUM:-}" ]; then
    runs "$CHROMIUM" && exit
    echo "CHROMIUM is $CHROMIUM, which does not run" >&2
    exit 1
fi
for name in chromium chromium-browser google-chrome; do
    runs "$name" && exit
done

echo "Installing a browser ..." >&2
if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium; } >&2 || true
    runs chromium && exit
fi
.venv/bin/python -m playwright install chromium >&2
.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)'

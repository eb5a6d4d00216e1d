#!/usr/bin/env bash
# The pages' budget, measured in Chromium on the demo shop, on a phone's screen: bytes without pictures, layout shift, the widget's size, and the time from an
# answer's first event to its first card on the screen. Prints a table; exit code 1 where something is over its budget.
# usage: bench/pages.sh [ADDRESS]     (of a running demo shop; one of its own by default)
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release -v quiet -clp:NoSummary tests/Aisle.Browser.Tests
out=$PWD/tests/Aisle.Browser.Tests/bin/Release/net10.0
address=${1:-}
folder=$(mktemp -d)
shop=
trap '[ -z "$shop" ] || kill "$shop"; rm -rf "$folder"' EXIT
if [ -z "$address" ]; then
  dotnet "$out/aisle.dll" demo --folder "$folder/shop" --urls http://127.0.0.1:0 --turns-per-minute 100000 --reads-per-minute 100000 >"$folder/log" 2>/dev/null &
  shop=$!
  until address=$(grep -om1 'http://127\.0\.0\.1:[0-9]*' "$folder/log"); do kill -0 "$shop"; sleep 0.3; done
fi
# Playwright's package brings a Node and its own library; no other is needed.
AISLE_PLAYWRIGHT="$out/.playwright/package" "$out"/.playwright/node/linux-*/node bench/pages.mjs "$address"

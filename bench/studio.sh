#!/usr/bin/env bash
# Times of the studio's pages over a full journal: fills the demo shop's with CONVERSATIONS (100,000 by default, three turns each, of the last 30 days) and asks
# for each page five times, signed in. Exit code 1 where a page takes more than a second in the median.
# usage: bench/studio.sh [CONVERSATIONS]
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release -v quiet -clp:NoSummary src/Aisle.Server
dotnet build -c Release -v quiet -clp:NoSummary bench/Aisle.Studio.Benchmarks
bench=bench/Aisle.Studio.Benchmarks/bin/Release/net10.0/Aisle.Studio.Benchmarks.dll
folder=$(mktemp -d)
shop=
trap '[ -z "$shop" ] || kill "$shop"; rm -rf "$folder"' EXIT
dotnet src/Aisle.Server/bin/Release/net10.0/aisle.dll demo --folder "$folder/shop" --urls http://127.0.0.1:0 --reads-per-minute 100000 >"$folder/log" 2>"$folder/errors" &
shop=$!
until grep -q 'with the password' "$folder/log"; do kill -0 "$shop"; sleep 0.3; done
address=$(grep -om1 'http://127\.0\.0\.1:[0-9]*' "$folder/log")
password=$(sed -n 's/.*with the password \([a-z0-9]*\).*/\1/p' "$folder/log")
dotnet "$bench" fill "$(ls "$folder"/shop/*.db | grep -Ev "\.(turns|talk)\.db$")" "${1:-100000}"
ls -l "$folder"/shop/*.turns.db | awk '{ printf "journal of %s conversations: %.0f MB\n\n", n, $5 / 1e6 }' n="${1:-100000}"
dotnet "$bench" pages "$address" "$password"

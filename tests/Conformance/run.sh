#!/usr/bin/env bash
# Real clients against a real Aisle: starts the scripted upstream and the executable on free ports with a temporary store and keys,
# runs the harness and prints its last line, after the cases that failed.
#   tests/Conformance/run.sh [harness.mjs]      default: ../shared/conformance/conformance.mjs beside the checkout
# Needs node and npm: the harness's clients are installed beside a copy of it, unless they are beside it already.
# Ends with 0 when no case failed, and none was skipped but those of the voice model, which is not served yet. CONFORMANCE_LOG names a file for the harness's whole output.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
harness=${1:-$root/../shared/conformance/conformance.mjs}
[ -f "$harness" ] || { echo "conformance: there is no $harness; name the harness." >&2; exit 2; }
command -v node >/dev/null || { echo "conformance: node is missing." >&2; exit 2; }

work=$(mktemp -d)
pids=()
finish() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done; wait 2>/dev/null; rm -rf "$work"; }
trap finish EXIT

# Waits for the line that says a process is up, and prints what follows the given words on it.
await() { # FILE WORDS
  for _ in $(seq 300); do
    if found=$(grep -oE "$2[^ ]+" "$1"); then echo "${found#$2}" | head -n 1; return 0; fi
    sleep 0.2
  done
  echo "conformance: no '$2' in 60 seconds:" >&2; cat "$1" >&2; return 1
}

aisle=$root/src/Aisle.Server/bin/Release/net10.0/aisle
[ -x "$aisle" ] || dotnet build -c Release -v quiet "$root/src/Aisle.Server" || exit 2

node "$root/tests/Conformance/upstream.mjs" 0 >"$work/upstream.log" 2>&1 &
pids+=($!)
upstream=$(await "$work/upstream.log" 'upstream on ') || exit 2
sed "s/127\.0\.0\.1:9080/127.0.0.1:$upstream/" "$root/tests/Conformance/aisle.json" >"$work/aisle.json"

cd "$work" || exit 2
export AISLE_STORE=$work/shop.db
"$aisle" import "$root/tests/Aisle.Server.Tests/Shop/products.jsonl" >"$work/import.log" 2>&1 || { cat "$work/import.log" >&2; exit 2; }
AISLE_KEY_ID=AKIDTEST AISLE_KEY_SECRET=SECRETTEST AISLE_KEY_TOKEN=test-bearer-token "$aisle" keys add conformance --from-environment >/dev/null || exit 2
"$aisle" serve --urls http://127.0.0.1:0 >"$work/aisle.log" 2>&1 &
pids+=($!)
url=$(await "$work/aisle.log" ' products at ') || exit 2

folder=$(dirname "$harness")
if [ ! -d "$folder/node_modules" ]; then
  cp -r "$folder" "$work/harness" && folder=$work/harness
  (cd "$folder" && npm install --no-audit --no-fund >"$work/npm.log" 2>&1) || { cat "$work/npm.log" >&2; exit 2; }
fi
out=${CONFORMANCE_LOG:-$work/out.txt}
(cd "$folder" && KB_ID=products THROTTLE_MODEL=test.throttled-v1:0 timeout 300 node "$(basename "$harness")" "$url" anthropic.claude-sonnet-4-5-20250929-v1:0) >"$out" 2>&1
status=$?
skipped=$(grep -E '^SKIP' "$out" | grep -vE '^SKIP sonic\.')
if [ -n "$skipped" ]; then echo "$skipped"; [ "$status" -ne 0 ] || status=1; fi
grep -E '^FAIL' "$out" | cut -c1-240
tail -n 1 "$out"
exit "$status"

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
harness=$(realpath "$harness")
. "$root/tests/Conformance/rig.sh"

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

# Sourced by run.sh and clients.sh: the scripted upstream and the executable on free ports, with a temporary store and key. Leaves in $url where Aisle
# answers, in $work a temporary folder, and ends all of it with the script. Needs $root, and node.
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

cd "$work" && mkdir batches || exit 2
export AISLE_STORE=$work/shop.db
"$aisle" import "$root/tests/Aisle.Server.Tests/Shop/products.jsonl" >"$work/import.log" 2>&1 || { cat "$work/import.log" >&2; exit 2; }
AISLE_KEY_ID=AKIDTEST AISLE_KEY_SECRET=SECRETTEST AISLE_KEY_TOKEN=test-bearer-token "$aisle" keys add conformance --admin --from-environment >/dev/null || exit 2
"$aisle" serve --urls http://127.0.0.1:0 >"$work/aisle.log" 2>&1 &
pids+=($!)
url=$(await "$work/aisle.log" ' products at ') || exit 2

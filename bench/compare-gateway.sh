#!/usr/bin/env bash
# Gateways side by side over one fake model server, in one run: direct, nginx, YARP, Portkey, Aisle passing through (OpenAI in and out), Aisle translating
# (Bedrock in, OpenAI out). Requests a second, times and the gateway's own CPU for whole answers and for streams of 100 chunks, and its memory after.
#   bench/compare-gateway.sh [SECONDS]        for each of the two measurements of each gateway; 10 by default
#   SOAK=600 bench/compare-gateway.sh         instead, load on Aisle for ten minutes while the model server fails in turns; ends with 0 where no answer was
#                                             wrong, memory stayed flat and what was metered is what the model server told of
# nginx is taken where it is installed. Portkey is installed beside a temporary folder by npm, unless PORTKEY names a folder that has it.
set -euo pipefail
seconds=${1:-10}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
pids=()
finish() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
await() { for _ in $(seq 150); do grep -q "$2" "$1" 2>/dev/null && return 0; sleep 0.2; done; cat "$1" >&2; return 1; }
answers() { for _ in $(seq 150); do (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0; sleep 0.2; done; return 1; }

dotnet build -c Release -v quiet "$root/bench/Aisle.Models.Benchmarks"
dotnet build -c Release -v quiet "$root/src/Aisle.Server"
bench="dotnet $root/bench/Aisle.Models.Benchmarks/bin/Release/net10.0/Aisle.Models.Benchmarks.dll"
aisle=$root/src/Aisle.Server/bin/Release/net10.0/aisle
export DOTNET_gcServer=0

up=$(port); $bench upstream "$up" >"$work/up.log" 2>&1 & pids+=($!); upstream=$!
await "$work/up.log" ready
if [ -z "${SOAK:-}" ]; then
echo "| gateway | requests/s | p50 ms | p99 ms | CPU µs | streams/s | p50 ms | p99 ms | CPU µs | memory MB |"
echo "|---|---|---|---|---|---|---|---|---|---|"
$bench load "direct (the CPU is the model server's)" "http://127.0.0.1:$up" openai "$seconds" "$upstream"

if command -v nginx >/dev/null; then
  at=$(port)
  cat >"$work/nginx.conf" <<EOF
worker_processes 1; pid $work/nginx.pid; error_log $work/nginx.err;
events { worker_connections 512; }
http { access_log off; client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  upstream up { server 127.0.0.1:$up; keepalive 32; }
  server { listen 127.0.0.1:$at; location / { proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; } } }
EOF
  nginx -c "$work/nginx.conf" -g 'daemon off;' & pids+=($!); master=$!
  answers "$at"; sleep 0.5
  $bench load nginx "http://127.0.0.1:$at" openai "$seconds" "$master" $(pgrep -P "$master")
  kill "$master"
else
  echo "| nginx: not installed | | | | | | | | | |"
fi

at=$(port); $bench yarp "$at" "http://127.0.0.1:$up" >"$work/yarp.log" 2>&1 & pids+=($!); yarp=$!
await "$work/yarp.log" ready
$bench load YARP "http://127.0.0.1:$at" openai "$seconds" "$yarp"
kill "$yarp"

portkey=${PORTKEY:-$work/portkey}
if [ ! -d "$portkey/node_modules/@portkey-ai/gateway" ] && command -v npm >/dev/null; then
  mkdir -p "$portkey"
  # Its streams fail with later versions of @hono/node-server.
  echo '{"private":true,"dependencies":{"@portkey-ai/gateway":"1.15.2"},"overrides":{"@hono/node-server":"1.13.8"}}' >"$portkey/package.json"
  (cd "$portkey" && npm install --no-audit --no-fund >npm.log 2>&1) || true
fi
if [ -d "$portkey/node_modules/@portkey-ai/gateway" ]; then
  at=$(port); (cd "$portkey" && exec node node_modules/@portkey-ai/gateway/build/start-server.js --port="$at" --headless >"$work/portkey.log" 2>&1) & pids+=($!); gateway=$!
  answers "$at"
  BENCH_HEADERS="x-portkey-provider=openai;x-portkey-custom-host=http://127.0.0.1:$up/v1" $bench load "Portkey 1.15.2" "http://127.0.0.1:$at" openai "$seconds" "$gateway" || echo "| Portkey failed | | | | | | | | | |"
  kill "$gateway"
else
  echo "| Portkey: not installed | | | | | | | | | |"
fi

fi
cat >"$work/aisle.json" <<EOF
{ "models": { "providers": [{ "name": "up", "type": "openai", "url": "http://127.0.0.1:$up/v1" }],
  "models": [{ "id": "bench.model-1", "name": "m", "maker": "Bench", "targets": [{ "provider": "up", "model": "m", "inputPrice": 1, "outputPrice": 2 }] }],
  "routing": { "firstUpdateSeconds": 10, "wholeAnswerSeconds": 10 } } }
EOF
cd "$work"
export AISLE_STORE=$work/shop.db BENCH_TOKEN=bench-token
"$aisle" import "$root/tests/Aisle.Server.Tests/Shop/products.jsonl" >import.log 2>&1
AISLE_KEY_ID=AKIDBENCH AISLE_KEY_SECRET=benchsecret AISLE_KEY_TOKEN=$BENCH_TOKEN "$aisle" keys add bench --admin --from-environment >/dev/null
at=$(port); "$aisle" serve --urls "http://127.0.0.1:$at" >aisle.log 2>&1 & pids+=($!); gateway=$!
await aisle.log 'products at'
if [ -n "${SOAK:-}" ]; then
  $bench soak "http://127.0.0.1:$at" "http://127.0.0.1:$up" "$SOAK" "$gateway"
  exit
fi
$bench load "Aisle passing through" "http://127.0.0.1:$at" openai "$seconds" "$gateway"
$bench load "Aisle translating (Bedrock to OpenAI)" "http://127.0.0.1:$at" bedrock "$seconds" "$gateway"

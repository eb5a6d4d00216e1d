#!/usr/bin/env bash
# Aisle beside Lucene.Net, SQLite FTS5, PostgreSQL and MiniSearch: the same generated products and queries, in one run, one thread.
# PostgreSQL comes from Debian's packages (installed if missing, which needs root) and runs a cluster of its own in a temporary folder;
# MiniSearch comes from npm. What can't be had is left out, and said.
# usage: bench/compare-search.sh [--only aisle,lucene,sqlite,postgres,minisearch] [PRODUCTS]     (all, 50000)
set -euo pipefail
cd "$(dirname "$0")"
only=aisle,lucene,sqlite,postgres,minisearch
if [ "${1:-}" = --only ]; then only=$2; shift 2; fi
products=${1:-50000}
wants() { [[ ",$only," = *",$1,"* ]]; }
folder=$(mktemp -d)
chmod 755 "$folder"
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
server=
trap '[ -z "$server" ] || as_postgres "$server/pg_ctl" -D "$folder/pg/data" -m immediate stop >/dev/null; rm -rf "$folder"' EXIT

dotnet build -c Release -v quiet Aisle.Catalog.Benchmarks
bench="dotnet Aisle.Catalog.Benchmarks/bin/Release/net10.0/Aisle.Catalog.Benchmarks.dll"

postgres=()
bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
if wants postgres && [ -z "$(bin)" ] && [ "$(id -u)" = 0 ]; then apt-get install -y --no-install-recommends postgresql >/dev/null 2>&1 || true; fi
if ! wants postgres; then
  :
elif [ -n "$(bin)" ]; then
  mkdir "$folder/pg"
  [ "$(id -u)" != 0 ] || chown postgres "$folder/pg"
  as_postgres "$(bin)/initdb" -D "$folder/pg/data" -A trust -U bench >/dev/null
  # Reached by a socket in the folder; memory enough to hold everything, and no waiting for the disk.
  as_postgres "$(bin)/pg_ctl" -D "$folder/pg/data" -w -l "$folder/pg/log" \
    -o "-k $folder/pg -c listen_addresses= -c shared_buffers=1GB -c work_mem=256MB -c fsync=off -c max_parallel_workers_per_gather=0" start >/dev/null
  server=$(bin)
  postgres=("Host=$folder/pg;Username=bench;Database=postgres;No Reset On Close=true")
else
  echo "PostgreSQL is not installed, and only root can install it: left out."
fi

if ! wants minisearch; then
  :
elif command -v npm >/dev/null && (cd "$folder" && npm install --silent --no-fund --no-audit minisearch@7 >/dev/null 2>&1); then
  $bench texts "$folder/texts.json" "$products"
  (cd "$folder" && node --max-old-space-size=4096 "$OLDPWD/minisearch.mjs" texts.json results.jsonl)
else
  echo "MiniSearch could not be had by npm: left out."
fi

$bench peers "$folder/results.jsonl" "$products" "$only" "${postgres[@]}"

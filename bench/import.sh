#!/usr/bin/env bash
# Times imports of made catalogues of growing size, each into a new store and then again into the same one (nothing changes),
# with the most memory each process held: it must not grow with the file.
# usage: bench/import.sh [PRODUCTS...]     REVIEWS=10 bench/import.sh 100000   (reviews for each product; 0 by default)
set -euo pipefail
cd "$(dirname "$0")"
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(20000 100000 400000)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build -c Release -v quiet Aisle.Catalog.Benchmarks
bench="dotnet Aisle.Catalog.Benchmarks/bin/Release/net10.0/Aisle.Catalog.Benchmarks.dll"
for size in "${sizes[@]}"; do
  $bench make-catalogue "$folder/catalogue.jsonl" "$size" "${REVIEWS:-0}"
  echo "$size products, $(du -m "$folder/catalogue.jsonl" | cut -f1) MB: new, then again"
  $bench import "$folder/store.db" "$folder/catalogue.jsonl"
  $bench import "$folder/store.db" "$folder/catalogue.jsonl"
  rm -f "$folder"/*
done

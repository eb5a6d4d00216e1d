#!/usr/bin/env bash
# Times of review digests over a made store: all digests by two workers, reading one, and one more review with its product's digest.
# usage: bench/digests.sh [PRODUCTS [REVIEWS-EACH]]     200,000 reviews by default: 1000 products of 200
set -euo pipefail
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build -c Release -v quiet -clp:NoSummary Aisle.Insight.Benchmarks
dotnet Aisle.Insight.Benchmarks/bin/Release/net10.0/Aisle.Insight.Benchmarks.dll "$folder/store.db" "${1:-1000}" "${2:-200}"

#!/usr/bin/env bash
# Ten minutes at half load while the model server fails in turns (half of the answers 500, streams cut, stalled): ends with 0 where no answer was wrong, memory
# stayed flat, and what was metered is what the model server's own account says.
#   bench/soak.sh [SECONDS]
SOAK=${1:-600} exec "$(dirname "$0")/compare-gateway.sh"

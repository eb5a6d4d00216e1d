#!/usr/bin/env bash
# Each row of the client table of docs/concepts/models.md that is no .NET client, as the row says it: the AWS CLI, boto3, and the JavaScript clients of
# AWS, OpenAI, Anthropic, Vercel and LangChain, against the executable and the scripted upstream.
#   tests/Conformance/clients.sh
# One line a case, PASS, FAIL or SKIP; the last line counts them. Needs node and npm, which installs the clients of clients/package.json beside a copy
# of it, unless CLIENTS_MODULES names a folder node_modules that has them. AWS CLI and boto3 are run where they are installed and know Bedrock.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/Conformance/rig.sh"
export AISLE_URL=$url AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=$work/none AWS_SHARED_CREDENTIALS_FILE=$work/none AWS_PAGER=
unset AWS_PROFILE AWS_ENDPOINT_URL AWS_BEARER_TOKEN_BEDROCK
clients=$work/clients
cp -r "$root/tests/Conformance/clients" "$clients" && cd "$clients" || exit 2

if [ -n "${CLIENTS_MODULES:-}" ]; then
  ln -s "$CLIENTS_MODULES" node_modules
else
  npm install --no-audit --no-fund --no-package-lock >"$work/npm.log" 2>&1 || { cat "$work/npm.log" >&2; exit 2; }
fi

{
  if command -v aws >/dev/null && aws bedrock-runtime converse help >/dev/null 2>&1; then timeout 120 bash aws-cli.sh || echo "FAIL aws-cli - ended with $?"; else echo "SKIP aws-cli - not installed, or older than Bedrock"; fi
  if python3 -c 'import boto3; boto3.client("bedrock-runtime", "us-east-1")' 2>/dev/null; then timeout 120 python3 boto3_cases.py || echo "FAIL boto3 - ended with $?"; else echo "SKIP boto3 - not installed, or older than Bedrock"; fi
  NODE_NO_WARNINGS=1 timeout 120 node clients.mjs || echo "FAIL javascript - ended with $?"
} 2>&1 | tee "$work/out.txt"

count() { grep -c "^$1 " "$work/out.txt"; }
failed=$(count FAIL)
echo "clients: $(count PASS) passed, $failed failed, $(count SKIP) skipped"
[ "$failed" -eq 0 ] && [ "$(count PASS)" -gt 0 ]

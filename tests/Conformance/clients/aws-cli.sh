# The AWS CLI, pointed at Aisle by environment alone. Prints a line a case; ends with 0 unless the shell itself fails.
export AWS_ENDPOINT_URL_BEDROCK_RUNTIME=$AISLE_URL AWS_ENDPOINT_URL_BEDROCK=$AISLE_URL AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME=$AISLE_URL
export AWS_ACCESS_KEY_ID=AKIDTEST AWS_SECRET_ACCESS_KEY=SECRETTEST AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_MAX_ATTEMPTS=1
model=anthropic.claude-sonnet-4-5-20250929-v1:0
said='[{"role":"user","content":[{"text":"Say hello."}]}]'

# Whether a command's output has the words.
has() { # NAME WORDS COMMAND...
  local name=$1 words=$2 got
  shift 2
  got=$("$@" 2>&1 | tr -s '\n ' ' ')
  if [[ $got == *"$words"* ]]; then echo "PASS aws-cli.$name"; else echo "FAIL aws-cli.$name - no '$words' in: ${got:0:300}"; fi
}

has converse "how can I help" aws bedrock-runtime converse --model-id "$model" --messages "$said" --query 'output.message.content[0].text' --output text
has converse.wrong-model ValidationException aws bedrock-runtime converse --model-id no.such-model --messages "$said"
AWS_SECRET_ACCESS_KEY=wrong has converse.wrong-secret InvalidSignatureException aws bedrock-runtime converse --model-id "$model" --messages "$said"
has converse.bearer end_turn env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY AWS_BEARER_TOKEN_BEDROCK=test-bearer-token aws bedrock-runtime converse --model-id "$model" --messages "$said"
echo '{"anthropic_version":"bedrock-2023-05-31","max_tokens":40,"messages":[{"role":"user","content":"Say hello."}]}' >body.json
has invoke-model "how can I help" bash -c "aws bedrock-runtime invoke-model --model-id $model --content-type application/json --body fileb://body.json answer.json >/dev/null && cat answer.json"
has list-foundation-models "aisle.assistant-v1" aws bedrock list-foundation-models --query 'modelSummaries[].modelId' --output text
has retrieve retrievalResults aws bedrock-agent-runtime retrieve --knowledge-base-id products --retrieval-query '{"text":"a tent"}'
has assistant text aws bedrock-runtime converse --model-id aisle.assistant-v1 --messages '[{"role":"user","content":[{"text":"hello"}]}]' --query 'output.message.content[0]'

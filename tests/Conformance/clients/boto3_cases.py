"""boto3, pointed at Aisle by endpoint_url and by environment. Prints a line a case; always ends with 0, unless it can't run at all."""
import json
import os

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

URL = os.environ["AISLE_URL"]
MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0"
SAID = [{"role": "user", "content": [{"text": "Say hello."}]}]


def client(service="bedrock-runtime", secret="SECRETTEST"):
    return boto3.client(service, region_name="us-east-1", endpoint_url=URL, aws_access_key_id="AKIDTEST", aws_secret_access_key=secret,
                        config=Config(retries={"max_attempts": 1, "mode": "standard"}))


def case(name, run):
    try:
        run()
        print(f"PASS boto3.{name}", flush=True)
    except Exception as e:  # any failure of the client is a failure of the case
        print(f"FAIL boto3.{name} - {type(e).__name__}: {str(e)[:300]}", flush=True)


def text_of(answer):
    return "".join(block.get("text", "") for block in answer["output"]["message"]["content"])


def converse():
    answer = client().converse(modelId=MODEL, messages=SAID, inferenceConfig={"maxTokens": 64, "temperature": 0})
    assert "help you" in text_of(answer) and answer["usage"]["totalTokens"] > 0 and answer["stopReason"] == "end_turn", answer


def converse_stream():
    events = list(client().converse_stream(modelId=MODEL, messages=SAID)["stream"])
    assert "messageStart" in events[0] and "metadata" in events[-1], events
    assert "help you" in "".join(e["contentBlockDelta"]["delta"].get("text", "") for e in events if "contentBlockDelta" in e), events


def tool():
    config = {"tools": [{"toolSpec": {"name": "get_weather", "inputSchema": {"json": {"type": "object", "properties": {"city": {"type": "string"}}}}}}], "toolChoice": {"any": {}}}
    use = next(b["toolUse"] for b in client().converse(modelId=MODEL, messages=SAID, toolConfig=config)["output"]["message"]["content"] if "toolUse" in b)
    assert use["input"] == {"city": "Paris"}, use


def invoke_model():
    answer = client().invoke_model(modelId=MODEL, body=json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 40, "messages": [{"role": "user", "content": "Say hello."}]}))
    assert "help you" in json.loads(answer["body"].read())["content"][0]["text"]


def invoke_stream():
    answer = client().invoke_model_with_response_stream(modelId="amazon.nova-lite-v1:0", body=json.dumps({"messages": SAID}))
    chunks = [json.loads(e["chunk"]["bytes"]) for e in answer["body"]]
    assert any("contentBlockDelta" in c for c in chunks) and "messageStart" in chunks[0], chunks


def embedding():
    answer = client().invoke_model(modelId="amazon.titan-embed-text-v2:0", body=json.dumps({"inputText": "a tent", "dimensions": 256}))
    assert len(json.loads(answer["body"].read())["embedding"]) == 256


def refused(kind, call):
    try:
        call()
    except ClientError as e:
        assert e.response["Error"]["Code"] == kind, e.response
        return
    raise AssertionError("nothing was refused")


def bearer():
    os.environ["AWS_BEARER_TOKEN_BEDROCK"] = "test-bearer-token"
    os.environ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] = URL
    try:
        assert "help you" in text_of(boto3.client("bedrock-runtime", region_name="us-east-1").converse(modelId=MODEL, messages=SAID))
    finally:
        del os.environ["AWS_BEARER_TOKEN_BEDROCK"], os.environ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"]


def guardrail():
    control = client("bedrock")
    made = control.create_guardrail(name="boto3", blockedInputMessaging="Blocked.", blockedOutputsMessaging="Blocked.", wordPolicyConfig={"wordsConfig": [{"text": "forbidden"}]})
    try:
        answer = client().apply_guardrail(guardrailIdentifier=made["guardrailId"], guardrailVersion="DRAFT", source="INPUT", content=[{"text": {"text": "this is forbidden"}}])
        assert answer["action"] == "GUARDRAIL_INTERVENED", answer
    finally:
        control.delete_guardrail(guardrailIdentifier=made["guardrailId"])


def listing():
    assert any(m["modelId"] == MODEL for m in client("bedrock").list_foundation_models()["modelSummaries"])


def retrieve():
    answer = client("bedrock-agent-runtime").retrieve(knowledgeBaseId="products", retrievalQuery={"text": "a tent"})
    assert isinstance(answer["retrievalResults"], list)


case("converse", converse)
case("converse_stream", converse_stream)
case("tool", tool)
case("invoke_model", invoke_model)
case("invoke_model_with_response_stream", invoke_stream)
case("embedding", embedding)
case("bearer", bearer)
case("wrong-model", lambda: refused("ValidationException", lambda: client().converse(modelId="no.such-model", messages=SAID)))
case("wrong-secret", lambda: refused("InvalidSignatureException", lambda: client(secret="wrong").converse(modelId=MODEL, messages=SAID)))
case("throttled", lambda: refused("ThrottlingException", lambda: client().converse(modelId="test.throttled-v1:0", messages=SAID)))
case("guardrail", guardrail)
case("list_foundation_models", listing)
case("retrieve", retrieve)

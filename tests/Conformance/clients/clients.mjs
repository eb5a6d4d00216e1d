// The JavaScript clients, pointed at Aisle as docs/concepts/models.md says. Prints a line a case; always ends with 0, unless it can't run at all.
import assert from 'node:assert/strict';
import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import Anthropic from '@anthropic-ai/sdk';
import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import { BedrockClient, ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { BedrockAgentRuntimeClient, RetrieveAndGenerateCommand, RetrieveAndGenerateStreamCommand, RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand, InvokeModelCommand, InvokeModelWithBidirectionalStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { ChatBedrockConverse } from '@langchain/aws';
import { generateText, streamText } from 'ai';
import OpenAI from 'openai';

const url = process.env.AISLE_URL;
const [accessKeyId, secretAccessKey, apiKey, region] = ['AKIDTEST', 'SECRETTEST', 'test-bearer-token', 'us-east-1'];
const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0', gpt = 'openai.gpt-oss-20b-1:0';
const hello = [{ role: 'user', content: 'Say hello.' }], converse = [{ role: 'user', content: [{ text: 'Say hello.' }] }];
const helps = text => assert.match(text, /help you/);

async function run(name, test) {
  try {
    await test();
    console.log(`PASS ${name}`);
  } catch (e) {
    console.log(`FAIL ${name} - ${e.name}: ${String(e.message).replace(/\s+/g, ' ').slice(0, 300)}`);
  }
}

async function joined(parts, text) {
  let all = '';
  for await (const part of parts) all += text(part) ?? '';
  return all;
}

const aws = { endpoint: url, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 };
const runtime = new BedrockRuntimeClient(aws);
await run('aws-sdk.converse', async () => helps((await runtime.send(new ConverseCommand({ modelId: claude, messages: converse }))).output.message.content[0].text));
await run('aws-sdk.converse-stream', async () =>
  helps(await joined((await runtime.send(new ConverseStreamCommand({ modelId: claude, messages: converse }))).stream, e => e.contentBlockDelta?.delta.text)));
await run('aws-sdk.models', async () => assert((await new BedrockClient(aws).send(new ListFoundationModelsCommand({}))).modelSummaries.some(m => m.modelId === claude)));

const agent = new BedrockAgentRuntimeClient(aws);
const ask = (text, sessionId) => ({ input: { text }, sessionId, retrieveAndGenerateConfiguration: { type: 'KNOWLEDGE_BASE', knowledgeBaseConfiguration: { knowledgeBaseId: 'products', modelArn: `arn:aws:bedrock:${region}::foundation-model/${claude}` } } });
await run('aws-sdk.retrieve', async () => {
  const page = async nextToken => agent.send(new RetrieveCommand({ knowledgeBaseId: 'products', retrievalQuery: { text: 'a tent' }, nextToken, retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 1 } } }));
  const first = await page();
  assert.equal(first.retrievalResults.length, 1);
  assert(!first.nextToken || (await page(first.nextToken)).retrievalResults[0].documentId !== first.retrievalResults[0].documentId);
});
await run('aws-sdk.retrieve-and-generate', async () => {
  const first = await agent.send(new RetrieveAndGenerateCommand(ask('Say hello.')));
  helps(first.output.text);
  assert.equal((await agent.send(new RetrieveAndGenerateCommand(ask('And again.', first.sessionId)))).sessionId, first.sessionId);
  await assert.rejects(agent.send(new RetrieveAndGenerateCommand(ask('Say hello.', 'never-made'))), { name: 'ValidationException' });
});
await run('aws-sdk.retrieve-and-generate-stream', async () => {
  const answer = await agent.send(new RetrieveAndGenerateStreamCommand(ask('Say hello.')));
  assert(answer.sessionId);
  helps(await joined(answer.stream, e => e.output?.text));
});
await run('aws-sdk.metadata', async () => {
  const body = JSON.stringify({ max_tokens: 9, messages: hello });
  await runtime.send(new InvokeModelCommand({ modelId: claude, body, requestMetadata: '{"team":"a"}' }));
  await assert.rejects(runtime.send(new InvokeModelCommand({ modelId: claude, body, requestMetadata: 'team=a' })), { name: 'ValidationException' });
});
await run('aws-sdk.unknown-model', async () => {
  await assert.rejects(runtime.send(new ConverseCommand({ modelId: 'no.such-model-v1:0', messages: converse })), { name: 'ValidationException' });
  await assert.rejects(runtime.send(new ConverseCommand({ modelId: `arn:aws:bedrock:${region}::foundation-model/no.such`, messages: converse })), { name: 'ResourceNotFoundException' });
});
await run('aws-sdk.bidirectional', async () => {
  async function* endless() {
    yield { chunk: { bytes: Buffer.from('{"event":{"sessionStart":{}}}') } };
    await new Promise(() => {});
  }
  await assert.rejects(runtime.send(new InvokeModelWithBidirectionalStreamCommand({ modelId: claude, body: endless() })), { name: 'ValidationException' });
});

const vercel = createAmazonBedrock({ baseURL: url, region, accessKeyId, secretAccessKey });
await run('ai-sdk.generate', async () => helps((await generateText({ model: vercel(claude), prompt: 'Say hello.', maxRetries: 0 })).text));
await run('ai-sdk.stream', async () => helps(await joined(streamText({ model: vercel(claude), prompt: 'Say hello.', maxRetries: 0 }).textStream, t => t)));
await run('ai-sdk.key', async () => helps((await generateText({ model: createAmazonBedrock({ baseURL: url, region, apiKey })(claude), prompt: 'Say hello.', maxRetries: 0 })).text));

const bedrock = new AnthropicBedrock({ baseURL: url, awsRegion: region, awsAccessKey: accessKeyId, awsSecretKey: secretAccessKey, maxRetries: 0 });
await run('anthropic-bedrock.create', async () => helps((await bedrock.messages.create({ model: claude, max_tokens: 64, messages: hello })).content[0].text));
await run('anthropic-bedrock.stream', async () => helps(await joined(await bedrock.messages.create({ model: claude, max_tokens: 64, messages: hello, stream: true }), e => e.delta?.text)));

const chain = new ChatBedrockConverse({ model: claude, region, client: runtime, maxTokens: 64 });
await run('langchain.invoke', async () => helps((await chain.invoke('Say hello.')).text));
await run('langchain.stream', async () => helps(await joined(await chain.stream('Say hello.'), c => c.text)));

for (const base of ['/v1', '/openai/v1']) {
  const openai = new OpenAI({ baseURL: url + base, apiKey, maxRetries: 0 });
  await run(`openai${base}.chat`, async () => helps((await openai.chat.completions.create({ model: gpt, messages: hello })).choices[0].message.content));
  await run(`openai${base}.stream`, async () => helps(await joined(await openai.chat.completions.create({ model: gpt, messages: hello, stream: true }), c => c.choices[0]?.delta.content)));
  await run(`openai${base}.responses`, async () => helps((await openai.responses.create({ model: gpt, input: 'Say hello.' })).output_text));
  await run(`openai${base}.embeddings`, async () => assert.equal((await openai.embeddings.create({ model: 'aisle.embed-v1', input: 'a tent', dimensions: 64 })).data[0].embedding.length, 64));
  await run(`openai${base}.models`, async () => assert((await openai.models.list()).data.some(m => m.id === gpt)));
  await run(`openai${base}.wrong-model`, () => assert.rejects(() => openai.chat.completions.create({ model: 'no.such-model', messages: hello }), OpenAI.NotFoundError));
  await run(`openai${base}.wrong-key`, () => assert.rejects(() => new OpenAI({ baseURL: url + base, apiKey: 'wrong', maxRetries: 0 }).models.list(), OpenAI.AuthenticationError));
}

for (const base of ['', '/anthropic']) {
  const anthropic = new Anthropic({ baseURL: url + base, apiKey, maxRetries: 0 });
  await run(`anthropic${base}.create`, async () => helps((await anthropic.messages.create({ model: claude, max_tokens: 64, messages: hello })).content[0].text));
  await run(`anthropic${base}.stream`, async () => helps((await anthropic.messages.stream({ model: claude, max_tokens: 64, messages: hello }).finalMessage()).content[0].text));
  await run(`anthropic${base}.count`, async () => assert((await anthropic.messages.countTokens({ model: claude, messages: hello })).input_tokens > 0));
  await run(`anthropic${base}.models`, async () => assert((await anthropic.models.list()).data.some(m => m.id === claude)));
  await run(`anthropic${base}.assistant`, async () => assert((await anthropic.messages.create({ model: 'aisle.assistant-v1', max_tokens: 200, messages: [{ role: 'user', content: 'hello' }] })).content[0].text.length > 0));
  await run(`anthropic${base}.wrong-model`, () => assert.rejects(() => anthropic.messages.create({ model: 'no.such-model', max_tokens: 8, messages: hello }), Anthropic.NotFoundError));
}

#!/usr/bin/env node
// A scripted model server that speaks OpenAI's protocol: what Aisle's providers talk to in the conformance runs and benchmarks.
//   node upstream.mjs PORT
// It answers every chat with a few words, calls the first tool where one is required or asked for, obeys max tokens and stop
// sequences, embeds texts as unit vectors made of their letters, reranks by shared words, and throttles the model "throttled".
import http from 'node:http';

const WORDS = 'Hello there, how can I help you today with your shopping?'.split(' ').map((w, i) => (i ? ' ' : '') + w);

function plan(request) {
  const last = request.messages?.at(-1);
  const tool = request.tools?.[0]?.function;
  const wanted = request.tool_choice && request.tool_choice !== 'auto' && request.tool_choice !== 'none';
  const text = JSON.stringify(last?.content ?? '');
  if (tool && last?.role !== 'tool' && (wanted || /use the tool/i.test(text))) {
    const properties = tool.parameters?.properties ?? {};
    const args = Object.fromEntries(Object.keys(properties).map(k => [k, k === 'city' ? 'Paris' : 'x']));
    return { call: { id: 'call_' + Math.random().toString(36).slice(2, 12), type: 'function', function: { name: tool.name, arguments: JSON.stringify(args) } } };
  }
  let words = WORDS, finish = 'stop';
  const limit = request.max_completion_tokens ?? request.max_tokens ?? 1e9;
  for (const stop of [request.stop ?? []].flat()) {
    const at = words.findIndex(w => w.includes(stop));
    if (at >= 0) words = words.slice(0, at);
  }
  if (words.length > limit) [words, finish] = [words.slice(0, limit), 'length'];
  return { words, finish };
}

const usage = (request, n) => {
  const prompt_tokens = Math.max(1, Math.ceil(JSON.stringify(request.messages ?? '').length / 4));
  return { prompt_tokens, completion_tokens: n, total_tokens: prompt_tokens + n };
};

function chat(request, response) {
  const head = { id: 'chatcmpl-1', created: 1, model: request.model };
  const { words, finish, call } = plan(request);
  if (!request.stream) {
    const message = call ? { role: 'assistant', content: null, tool_calls: [call] } : { role: 'assistant', content: words.join('') };
    return json(response, 200, {
      ...head, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : finish }], usage: usage(request, call ? 8 : words.length),
    });
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const chunk = (delta, finish_reason = null) =>
    response.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`);
  chunk({ role: 'assistant', content: '' });
  if (call) {
    chunk({ tool_calls: [{ index: 0, ...call, function: { name: call.function.name, arguments: '' } }] });
    for (const part of call.function.arguments.match(/.{1,6}/gs) ?? []) chunk({ tool_calls: [{ index: 0, function: { arguments: part } }] });
  } else {
    for (const word of words) chunk({ content: word });
  }
  chunk({}, call ? 'tool_calls' : finish);
  response.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [], usage: usage(request, call ? 8 : words.length) })}\n\n`);
  response.end('data: [DONE]\n\n');
}

function embed(request, response) {
  const size = request.dimensions ?? 1024;
  const data = [request.input].flat().map((text, index) => {
    const vector = new Float32Array(size);
    [...text].forEach((c, i) => (vector[(c.codePointAt(0) * 31 + i) % size] += 1));
    const norm = Math.hypot(...vector) || 1;
    const unit = vector.map(v => v / norm);
    return { object: 'embedding', index, embedding: request.encoding_format === 'base64' ? Buffer.from(unit.buffer).toString('base64') : [...unit] };
  });
  json(response, 200, { object: 'list', data, model: request.model, usage: { prompt_tokens: data.length, total_tokens: data.length } });
}

function rerank(request, response) {
  const words = text => new Set(String(text).toLowerCase().match(/\w+/g) ?? []);
  const query = words(request.query);
  const results = request.documents.map((d, index) => ({ index, relevance_score: [...words(d)].filter(w => query.has(w)).length / (query.size + 1) }));
  json(response, 200, { results: results.sort((a, b) => b.relevance_score - a.relevance_score) });
}

function json(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

http.createServer((request, response) => {
  const parts = [];
  request.on('data', p => parts.push(p));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(parts).toString() || '{}');
    if (body.model === 'throttled') return json(response, 429, { error: { message: 'slow down', type: 'rate_limit_error' } });
    const route = { '/v1/chat/completions': chat, '/v1/embeddings': embed, '/v1/rerank': rerank }[request.url];
    return route ? route(body, response) : json(response, 404, { error: { message: 'no such route' } });
  });
}).listen(+(process.argv[2] ?? 9080), '127.0.0.1', function () {
  console.log(`upstream on ${this.address().port}`);
});

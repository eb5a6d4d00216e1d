// MiniSearch on the documents and queries of `texts`: node minisearch.mjs TEXTS RESULTS (appends one JSON line).
import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [texts, results] = process.argv.slice(2);
const { default: MiniSearch } = await import(createRequire(process.cwd() + '/').resolve('minisearch'));
const { documents, queries } = JSON.parse(readFileSync(texts, 'utf8'));
let start = performance.now();
const index = new MiniSearch({ fields: ['title', 'description', 'brand'], storeFields: ['id'], searchOptions: { boost: { title: 3 }, combineWith: 'AND' } });
index.addAll(documents);
const buildSeconds = (performance.now() - start) / 1000;
const search = query => { const found = index.search(query); found.slice(0, 20); return found.length; };
const matches = queries.map(search).reduce((a, b) => a + b, 0);
const time = () => queries.map(query => { const begun = performance.now(); search(query); return performance.now() - begun; });
const first = time();
const times = time().map((t, i) => Math.min(t, first[i])).sort((a, b) => a - b);
const sum = times.reduce((a, b) => a + b, 0);
appendFileSync(results, JSON.stringify({
  name: 'MiniSearch', buildSeconds, indexBytes: JSON.stringify(index).length, p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)],
  queriesPerSecond: times.length / sum * 1000, matchesPerQuery: matches / times.length,
}) + '\n');

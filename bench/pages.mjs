// Measures what bench/pages.sh says. Run by it.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(import.meta.url)(process.env.AISLE_PLAYWRIGHT);
const site = process.argv[2].replace(/\/$/, '');
const turns = 15;

const rows = [];
const check = (what, value, unit, budget) => rows.push({ what, value, unit, budget, over: value > budget });

const executablePath = process.env.AISLE_CHROMIUM ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-US' };

/** A page in a browser that has nothing in its cache, with the bytes that came over the network, by kind; heads of responses are counted apart. */
async function visit(path) {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const [kinds, bodies, got] = [new Map(), new Map(), []];
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ requestId, type, response }) => kinds.set(requestId, { type, url: response.url }));
  network.on('Network.dataReceived', ({ requestId, encodedDataLength }) => bodies.set(requestId, (bodies.get(requestId) ?? 0) + encodedDataLength));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => got.push({ ...kinds.get(requestId), bytes: encodedDataLength, body: bodies.get(requestId) ?? 0 }));
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.hadRecentInput ? 0 : entry.value; })).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(site + path, { waitUntil: 'networkidle' });
  const sum = (of, what) => got.filter(of).reduce((all, response) => all + response[what], 0);
  return { page, context, bytes: (of) => sum(of, 'bytes'), bodies: (of) => sum(of, 'body'), count: (of) => got.filter(of).length };
}

const product = `/p/${encodeURIComponent((await (await fetch(`${site}/v1/search?q=wireless%20mouse&limit=1`)).json()).hits[0].product.id)}`;
const pages = { home: '/', department: '/?category=Electronics%20%26%20Computing', search: '/?q=mouse', product, reviews: `${product}/reviews`, policies: '/policies', cart: '/cart' };
for (const [name, path] of Object.entries(pages)) {
  const { page, context, bytes } = await visit(path);
  await page.mouse.wheel(0, 4000); // what loads late is below
  await page.waitForTimeout(500);
  check(`${name}: all but pictures`, bytes(({ type }) => type !== 'Image') / 1000, 'kB', 150);
  check(`${name}: layout shift`, await page.evaluate(() => window.shift), '', 0.05);
  await context.close();
}

{
  const { page, context, bytes, bodies, count } = await visit('/docs/preview.html'); // a page with nothing but the widget
  const widget = ({ url }) => url.includes('/widget/');
  await page.evaluate(() => document.getElementById('place').replaceChildren(document.createElement('aisle-assistant')));
  await page.locator('aisle-assistant .launcher').click();
  await page.locator('aisle-assistant textarea').waitFor();
  await page.waitForLoadState('networkidle');
  check(`widget: its ${count(widget)} files`, bodies(widget) / 1000, 'kB', 30);
  rows.push({ what: 'widget: with the heads of responses', value: bytes(widget) / 1000, unit: 'kB', budget: null, over: false });
  await context.close();
}

{
  const { page, context } = await visit('/');
  await page.evaluate(() => {
    const read = ReadableStreamDefaultReader.prototype.read;
    ReadableStreamDefaultReader.prototype.read = async function (...args) {
      const got = await read.apply(this, args);
      window.firstEvent ??= performance.now();
      return got;
    };
  });
  await page.locator('aisle-assistant .launcher').click();
  const times = [];
  for (let turn = 0; turn < turns; turn++) {
    await page.evaluate(() => {
      window.firstEvent = null;
      const root = document.querySelector('aisle-assistant').shadowRoot;
      const before = root.querySelectorAll('.card').length;
      window.painted = new Promise((resolve) => {
        const seen = () => {
          if (root.querySelectorAll('.card').length > before) {
            watch.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))); // the frame that has it is on the screen when the next begins
          }
        };
        const watch = new MutationObserver(seen);
        watch.observe(root, { childList: true, subtree: true });
      });
    });
    const box = page.locator('aisle-assistant textarea');
    await box.fill(['wireless mouse', 'a tent for two', 'office chair'][turn % 3]);
    await box.press('Enter');
    times.push(await page.evaluate(async () => (await window.painted) - window.firstEvent));
    await page.locator('aisle-assistant .turn:last-child .done').waitFor();
  }
  times.sort((a, b) => a - b);
  check(`first card after the first event, median of ${turns}`, times[turns >> 1], 'ms', 100);
  rows.push({ what: 'first card after the first event, worst', value: times.at(-1), unit: 'ms', budget: null, over: false });
  await context.close();
}

await browser.close();
for (const { what, value, unit, budget, over } of rows) {
  console.log(`${what.padEnd(52)} ${value.toFixed(unit === '' ? 3 : 1).padStart(8)} ${unit.padEnd(3)} ${budget === null ? '' : `of ${budget}`}${over ? '  OVER' : ''}`);
}
process.exitCode = rows.some(({ over }) => over) ? 1 : 0;

// The developer page: options, the snippet that they make, a preview that shows it, and the events that the preview tells of.

import { kinds } from './events.js';
import { snippet } from './snippet.js';

const mostLogged = 50;

const form = document.getElementById('options');
const preview = document.getElementById('preview');
const code = document.getElementById('snippet');
const copied = document.getElementById('copied');
const log = document.getElementById('log');

document.getElementById('kinds').append(...kinds.map(({ type, when, detail, cancel }) => row([coded(type), when, detail, cancel])));

form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(update)); // the fields have their values only afterwards
document.getElementById('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    copied.textContent = 'Copied.';
  } catch {
    getSelection().selectAllChildren(code); // no leave to write: it is marked, to be copied by hand
    copied.textContent = 'Marked: copy it with your keyboard.';
  }
});

addEventListener('message', ({ source, origin, data }) => {
  if (source !== preview.contentWindow || origin !== location.origin) {
    return;
  }
  if (data?.type === 'ready') {
    show();
  } else if (kinds.some(({ type }) => type === data?.type)) {
    heard(data);
  }
});

update();

function options() {
  return Object.fromEntries(new FormData(form));
}

function update() {
  const set = options();
  form.elements.radiusShown.value = `${set.radius}px`;
  form.elements.position.disabled = set.mode === 'inline';
  preview.classList.toggle('phone', set.screen === 'phone');
  code.textContent = snippet(set, location.origin);
  copied.textContent = '';
  show();
}

function show() {
  preview.contentWindow?.postMessage({ position: 'end', ...options() }, location.origin);
}

function heard({ type, detail }) {
  document.getElementById('silence').hidden = true;
  log.hidden = false;
  log.tBodies[0].prepend(row([new Date().toLocaleTimeString('en-GB'), coded(type), coded(JSON.stringify(detail))]));
  log.tBodies[0].rows[mostLogged]?.remove();
}

function row(cells) {
  const tr = document.createElement('tr');
  tr.append(...cells.map((cell) => {
    const td = document.createElement('td');
    td.append(cell);
    return td;
  }));
  return tr;
}

function coded(text) {
  const made = document.createElement('code');
  made.textContent = text;
  return made;
}

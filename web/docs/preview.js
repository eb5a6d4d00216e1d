// A page with the widget as the developer page has it set; tells that page of the widget's events.

import { kinds } from './events.js';
import { attributes, style } from './snippet.js';

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];
let tag = '';

addEventListener('message', ({ source, origin, data }) => {
  if (source === parent && source !== window && origin === location.origin) {
    show(data);
  }
});

for (const { type } of kinds) {
  document.addEventListener(type, (event) => {
    if (type === 'aisle:product') {
      event.preventDefault(); // the preview stays where it is
    } else if (type === 'aisle:action') {
      event.detail.waitUntil(Promise.resolve());
    }
    parent.postMessage({ type, detail: JSON.parse(JSON.stringify(event.detail)) }, location.origin);
  });
}

parent.postMessage({ type: 'ready' }, location.origin);

function show(options) {
  document.documentElement.dir = options.dir === 'rtl' ? 'rtl' : 'ltr';
  document.documentElement.style.colorScheme = options.scheme === 'dark' ? 'dark' : 'light';
  sheet.replaceSync(style(options));
  const wanted = JSON.stringify(attributes(options));
  if (wanted !== tag) {
    tag = wanted;
    const made = document.createElement('aisle-assistant');
    for (const [name, value] of attributes(options)) {
      made.setAttribute(name, value);
    }
    document.getElementById('place').replaceChildren(made);
  }
}

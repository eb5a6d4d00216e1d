// Elements without markup: data becomes text nodes, attributes and properties, so nothing from a catalogue can turn into script.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element.
 * @param {string} tag
 * @param {Record<string, unknown>} [props] "class", "style" (an object, set through the CSSOM as a strict CSP asks), "onclick"-like
 *   listeners, and attributes; null, undefined and false leave one out. "href" and "src" pass through {@link safeUrl}.
 * @param {...unknown} children Nodes, texts, or lists of them; null and false are left out.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    set(element, name, value);
  }
  add(element, children);
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  }
  if (typeof value === 'function') {
    element.addEventListener(name.replace(/^on/, ''), value);
  } else if (name === 'style') {
    for (const [property, text] of Object.entries(value)) {
      element.style.setProperty(property, text);
    }
  } else if (name === 'href' || name === 'src') {
    const url = safeUrl(value);
    if (url) {
      element.setAttribute(name, url);
    }
  } else {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
}

/** The address if a page may follow or load it: http, https, a path, or a picture as data. Anything else ("javascript:") is null. */
export function safeUrl(value) {
  try {
    const url = new URL(String(value), document.baseURI);
    const safe = url.protocol === 'https:' || url.protocol === 'http:' || /^data:image\/(png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i.test(url.href);
    return safe ? String(value) : null;
  } catch {
    return null;
  }
}

/** A picture in a box of fixed proportions, so that nothing moves when it arrives; a plain box where there is none or it does not load. */
export function picture(url, alt, { eager = false } = {}) {
  const box = h('span', { class: 'picture' });
  const source = url ? safeUrl(url) : null;
  if (source) {
    const image = h('img', { alt: alt ?? '', loading: eager ? 'eager' : 'lazy', decoding: 'async', width: 400, height: 400 });
    image.addEventListener('error', () => image.replaceWith(icon('image')), { once: true });
    image.src = source;
    box.append(image);
  } else {
    box.append(icon('image'));
  }
  return box;
}

const paths = {
  chat: 'M12 3c5 0 9 3.4 9 7.6s-4 7.6-9 7.6c-.9 0-1.8-.1-2.6-.3L4.5 20.5l1-4C4 15 3 12.9 3 10.6 3 6.4 7 3 12 3Z M8 10.6h.01 M12 10.6h.01 M16 10.6h.01',
  close: 'M6 6l12 12 M18 6L6 18',
  send: 'M12 19V5 M6 11l6-6 6 6',
  stop: 'M7 7h10v10H7Z',
  back: 'M15 5l-7 7 7 7',
  again: 'M4 12a8 8 0 1 0 2.5-5.8 M4 4v4h4',
  plus: 'M12 5v14 M5 12h14',
  image: 'M4 5h16v14H4Z M4 16l4.5-4.5 4 4 3-3L20 17 M15.5 9.5h.01',
  you: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z M4.5 20c.9-3.6 3.8-5.2 7.5-5.2s6.6 1.6 7.5 5.2',
  thumb: 'M7 11v9H4v-9Z M7 11l4-7.5c1.5 0 2.4 1.1 2 2.7L12.2 10H18a2 2 0 0 1 2 2.4l-1.2 6a2 2 0 0 1-2 1.6H7',
};

/** A line drawing that says nothing to a screen reader; the control around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', class: `icon icon-${name}`, focusable: 'false' })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

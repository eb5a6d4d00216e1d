import comparison from './comparison.js';
import digest from './digest.js';
import drawer from './drawer.js';
import panel from './panel.js';
import parts from './parts.js';
import products from './products.js';
import talk from './talk.js';
import theme from './theme.js';

/** A style sheet from text. Constructed, so that a page's Content Security Policy needs no "unsafe-inline". */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

export const styles = [theme, parts, panel, talk, products, comparison, digest, drawer].map(sheet);

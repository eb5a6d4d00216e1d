/** A style sheet from text. Constructed, so that a page's Content Security Policy needs no "unsafe-inline". */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

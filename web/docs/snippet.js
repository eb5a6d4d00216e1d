// What a shop pastes into its page, from the options. The preview applies the very style that the snippet has.

const colours = [['accent', '--aisle-accent'], ['onAccent', '--aisle-on-accent'], ['surface', '--aisle-surface'], ['ink', '--aisle-ink']];

/** As the widget comes: what is not changed needs no line. */
export const asItComes = { accent: '#0b5f4c', onAccent: '#ffffff', surface: '#ffffff', ink: '#1a2022', radius: '14' };

/** @returns {string} CSS, empty where nothing differs from how the widget comes. */
export function style(options) {
  const own = [
    ...colours.filter(([name]) => options[name] !== asItComes[name]).map(([name, property]) => `${property}: ${options[name]};`),
    options.radius !== asItComes.radius && `--aisle-radius: ${options.radius}px;`,
  ].filter(Boolean);
  return [
    own.length > 0 && `aisle-assistant {\n${own.map((line) => `  ${line}\n`).join('')}}`,
    options.mode === 'button' && options.position === 'start'
      && '@media (min-width: 40.01rem) {\n  aisle-assistant::part(panel), aisle-assistant::part(launcher) { inset-inline: 20px auto; }\n}',
  ].filter(Boolean).join('\n');
}

/** @returns {[string, string][]} Attributes of the tag; an empty value stands without one. */
export function attributes(options) {
  return [
    ['product-url', options.productUrl],
    ['product', options.product],
    ['lang', options.lang],
  ].filter(([, value]) => value).concat(options.mode === 'inline' ? [['inline', '']] : []);
}

export function snippet(options, server) {
  const css = style(options);
  const tag = attributes(options).map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ` ${name}`)).join('');
  return [
    `<script type="module" src="${server}/widget/aisle.js"></script>`,
    css && `<style>\n${css.split('\n').map((line) => `  ${line}`).join('\n')}\n</style>`,
    `<aisle-assistant${tag}></aisle-assistant>`,
  ].filter(Boolean).join('\n');
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * The storefront's words of a language, as the server has them, as a function: t('key', {count: 3, name: 'x'}). A text may be an object of
 * "one" and "other", chosen by "count"; "{name}" is filled in from the values.
 */
export async function loadTexts(lang) {
  const words = await (await fetch(`/texts/${lang}.json`)).json();
  const number = new Intl.NumberFormat(lang);
  const t = (key, values = {}) => {
    const found = words[key] ?? key;
    const text = typeof found === 'string' ? found : (values.count === 1 && found.one) || found.other;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? (typeof values[name] === 'number' ? number.format(values[name]) : String(values[name])) : whole));
  };
  t.lang = lang;
  return t;
}

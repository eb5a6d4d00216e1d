// The widget's own words, one file a language. A further language is one file in texts/ and one line here.

const languages = {
  en: () => import('./texts/en.js'),
  zh: () => import('./texts/zh.js'),
};

/**
 * Loads the words of a language, or English where there are none, as a function: t('key', {count: 3, name: 'x'}).
 * A text may be an object of plural forms ("one", "other"), chosen by "count"; "{name}" is filled in from the values.
 * @param {string} lang A BCP 47 tag such as "zh-CN"; numbers and dates follow it even where the words do not.
 */
export async function loadTexts(lang, files = languages) {
  const code = lang.toLowerCase().split('-')[0];
  const known = files[code] ? code : 'en';
  const t = speak((await files[known]()).default, supported(lang) ? lang : 'en');
  t.file = known;
  return t;
}

function supported(lang) {
  try {
    return Intl.NumberFormat.supportedLocalesOf(lang).length > 0;
  } catch {
    return false; // not a language tag at all
  }
}

export function speak(words, lang) {
  const plural = new Intl.PluralRules(lang);
  const count = new Intl.NumberFormat(lang);
  const t = (key, values = {}) => {
    const entry = words[key] ?? key;
    const text = typeof entry === 'string' ? entry : entry[plural.select(values.count ?? 0)] ?? entry.other;
    return text.replace(/\{(\w+)\}/g, (whole, name) =>
      name in values ? (typeof values[name] === 'number' ? count.format(values[name]) : String(values[name])) : whole);
  };
  t.use = (own) => { words = { ...words, ...own }; };
  t.lang = lang;
  t.has = (key) => key in words;
  return t;
}

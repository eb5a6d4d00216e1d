// Money, counts, dates and stars, written as the shopper's language writes them.

import { h } from './dom.js';

const made = new Map();

function formatter(kind, lang, options) {
  const key = `${kind} ${lang} ${JSON.stringify(options)}`;
  if (!made.has(key)) {
    made.set(key, new Intl[kind](lang, options));
  }
  return made.get(key);
}

/** "$12.50" from {amount: 12.5, currency: "USD"}; a round amount may go without its zeros: "$12". */
export function money(value, lang, { round = false } = {}) {
  try {
    return formatter('NumberFormat', lang, { style: 'currency', currency: value.currency, trailingZeroDisplay: round ? 'stripIfInteger' : 'auto' }).format(value.amount);
  } catch {
    return `${value.amount} ${value.currency}`; // a code that the browser does not take for a currency
  }
}

export function number(value, lang, digits = 0) {
  return formatter('NumberFormat', lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function date(value, lang) {
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? '' : formatter('DateTimeFormat', lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}

/** Five stars filled up to the mean, with the number and the count beside them. */
export function stars(rating, t, { count = true, value = true } = {}) {
  const mean = number(rating.average, t.lang, 1);
  return h('span', { class: 'rating' },
    h('span', {
      class: 'stars',
      role: 'img',
      'aria-label': t('rating.of5', { value: mean }),
      style: { '--fill': `${Math.max(0, Math.min(100, rating.average * 20))}%` },
    }),
    value && h('span', { class: 'mean', 'aria-hidden': 'true' }, mean),
    count && rating.count > 0 && h('span', { class: 'count' },
      h('span', { 'aria-hidden': 'true' }, `(${number(rating.count, t.lang)})`),
      h('span', { class: 'unseen' }, t('rating.count', { count: rating.count }))));
}

/** The price as cards and pages show it: from–to for a family, the list price struck where there is a reduction. */
export function price({ price: now, highestPrice, listPrice }, t) {
  if (!now) {
    return h('span', { class: 'price none' }, t('price.none'));
  }
  const reduced = listPrice && listPrice.currency === now.currency && listPrice.amount > now.amount;
  const range = highestPrice && highestPrice.amount > now.amount;
  return h('span', { class: reduced ? 'price reduced' : 'price' },
    h('span', { class: 'now' }, range ? t('price.range', { from: money(now, t.lang), to: money(highestPrice, t.lang) }) : money(now, t.lang)),
    reduced && !range && h('span', { class: 'was' }, h('span', { class: 'unseen' }, t('price.was'), ' '), h('s', {}, money(listPrice, t.lang))));
}

/** What may be said of stock; nothing where the feed does not tell. */
export function stock(availability, t) {
  return availability && availability !== 'unknown'
    ? h('span', { class: `stock ${availability}` }, t(`stock.${availability}`))
    : null;
}

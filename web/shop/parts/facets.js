import { h } from '/widget/dom.js';
import { money, number } from '/widget/format.js';

const shownFirst = 6; // values of a facet; the rest unfold
const facetsFirst = 8; // facets; the rest unfold

/** What a facet's value is in a search's address, as [name, value] pairs; the names are the API's. */
function pairsOf(facet, value) {
  switch (facet.name) {
    case 'brand':
    case 'category': return [[facet.name, value.label]];
    case 'price': return [['minPrice', value.min || null], ['maxPrice', value.max ? upTo(value.max) : null]].filter(([, amount]) => amount !== null);
    case 'rating': return [['minRating', value.min]];
    default: return [['attribute', `${facet.name}:${value.label}`]];
  }
}

/** A range's upper end is exclusive and the API's is inclusive: one minor unit less. */
const upTo = (max) => Math.round(max * 100 - 1) / 100;

/** Of these names a search takes one value; choosing another replaces it. */
const single = { price: ['minPrice', 'maxPrice'], rating: ['minRating'], category: ['category'] };

const holds = (asked, pairs) => pairs.length > 0 && pairs.every(([name, value]) => asked.getAll(name).includes(String(value)));

/** An empty "q" keeps the address a search's where nothing else is left in it. */
const search = (pairs) => new URLSearchParams(pairs.length > 0 ? pairs : [['q', '']]);

const without = (asked, pairs) => search([...asked].filter(([name, value]) => !pairs.some(([n, v]) => n === name && String(v) === value)));

const withPairs = (asked, facet, pairs) => search([
  ...[...asked].filter(([name]) => !single[facet.name]?.includes(name)),
  ...pairs.map(([name, value]) => [name, String(value)]),
]);

/**
 * Only what can be chosen: ranges of attributes have no parameter in the API, and stock is one box of its own. Stars are
 * "this many and up", so their counts add up; a category or a price range that all
 * matches share divides nothing.
 */
function usable(facet, total) {
  if (facet.name === 'availability' || (facet.kind === 'range' && !single[facet.name])) {
    return null;
  }
  let { values } = facet;
  if (facet.name === 'rating') {
    const upFrom = (min) => values.filter((value) => value.min >= min).reduce((sum, value) => sum + value.count, 0);
    values = values.filter((value) => value.min > 0).map((value) => ({ ...value, max: undefined, count: upFrom(value.min) })).reverse();
  } else if (facet.name === 'category') {
    values = values.filter((value) => value.count < total);
  }
  const least = facet.name === 'price' ? 2 : 1;
  return values.length >= least ? { ...facet, values } : null;
}

function labelOf(facet, value, { t, shop }) {
  const amount = (of) => money({ amount: of, currency: shop.currency }, t.lang, { round: true });
  switch (facet.name) {
    case 'category': return value.label.split(' > ').at(-1);
    case 'rating': return t('facet.and.up', { stars: value.min });
    case 'price': return value.min && value.max
      ? t('price.range', { from: amount(value.min), to: amount(value.max) })
      : t(value.max ? 'facet.under' : 'facet.over', { amount: amount(value.max || value.min) });
    default: return value.label;
  }
}

export function facetList(asked, found, ctx, go) {
  const { t } = ctx;
  const available = [['available', 'true']];
  const groups = found.facets.map((facet) => usable(facet, found.total)).filter(Boolean).map((facet) => facetGroup(asked, facet, ctx, go));
  return h('div', { class: 'facets' },
    box(t('filters.available'), null, holds(asked, available), (on) => go(on ? withPairs(asked, {}, available) : without(asked, available))),
    groups.slice(0, facetsFirst),
    groups.length > facetsFirst && h('details', { class: 'facets-more' }, h('summary', {}, t('filters.more.facets')), h('div', { class: 'facets' }, groups.slice(facetsFirst))));
}

function facetGroup(asked, facet, ctx, go) {
  const { t } = ctx;
  const rows = facet.values.map((value) => {
    const pairs = pairsOf(facet, value);
    return h('li', {}, box(labelOf(facet, value, ctx), number(value.count, t.lang), holds(asked, pairs),
      (on) => go(on ? withPairs(asked, facet, pairs) : without(asked, pairs))));
  });
  return h('fieldset', { class: 'facet' },
    h('legend', {}, t.has(`facet.${facet.name}`) ? t(`facet.${facet.name}`) : facet.name),
    h('ul', {}, rows.slice(0, shownFirst)),
    rows.length > shownFirst && h('details', {}, h('summary', {}, t('filters.more')), h('ul', {}, rows.slice(shownFirst))));
}

const box = (label, count, checked, changed) => h('label', { class: 'facet-value' },
  h('input', { type: 'checkbox', checked, onchange: (event) => changed(event.currentTarget.checked) }),
  h('span', {}, label),
  count && h('span', { class: 'muted' }, count));

/** What is filtered by, each with the address without it. Read from the address, so that a filter without matches can be undone too. */
export function chosenFilters(asked, ctx) {
  const { t } = ctx;
  const chosen = ['brand', 'category', 'attribute'].flatMap((name) => asked.getAll(name).map((value) => ({
    label: name === 'category' ? value.split(' > ').at(-1) : value.replace(':', ': '),
    without: without(asked, [[name, value]]),
  })));
  const range = (facet, value) => chosen.push({
    label: labelOf(facet, value, ctx),
    without: search([...asked].filter(([name]) => !single[facet.name].includes(name))),
  });
  if (single.price.some((name) => asked.has(name))) {
    const max = Number(asked.get('maxPrice') ?? 0);
    range({ name: 'price' }, { min: Number(asked.get('minPrice') ?? 0), max: max && Math.round(max * 100 + 1) / 100 });
  }
  if (asked.has('minRating')) {
    range({ name: 'rating' }, { min: Number(asked.get('minRating')) });
  }
  if (asked.has('available')) {
    chosen.push({ label: t('filters.available'), without: without(asked, [['available', 'true']]) });
  }
  return chosen;
}

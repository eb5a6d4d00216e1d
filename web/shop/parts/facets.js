import { h } from '/widget/dom.js';
import { number } from '/widget/format.js';

const shownFirst = 6;
const single = new Set(['price', 'rating']); // one range at a time

/** What a facet's value is in a search's address, as [name, value] pairs; the names are the API's. */
function pairsOf(facet, value) {
  switch (facet.name) {
    case 'brand': return [['brand', value.label]];
    case 'category': return [['category', value.label]];
    case 'price': return [['minPrice', value.min], ['maxPrice', value.max === undefined ? null : upTo(value.max)]].filter(([, amount]) => amount !== null && amount !== undefined);
    case 'rating': return [['minRating', value.min]];
    case 'availability': return [['available', 'true']];
    default: return [['attribute', `${facet.name}:${value.label}`]];
  }
}

/** A range's upper end is exclusive and the API's is inclusive: one minor unit less. */
const upTo = (max) => Math.round(max * 100 - 1) / 100;

const holds = (asked, pairs) => pairs.length > 0 && pairs.every(([name, value]) => asked.getAll(name).includes(String(value)));

function without(asked, pairs) {
  const kept = [...asked].filter(([name, value]) => !pairs.some(([n, v]) => n === name && String(v) === value));
  return new URLSearchParams(kept.length > 0 ? kept : [['q', '']]);
}

function withPairs(asked, facet, pairs) {
  const base = single.has(facet.name) || facet.name === 'category' ? [...asked].filter(([name]) => !pairs.some(([n]) => n === name) && !(facet.name === 'price' && /Price$/.test(name))) : [...asked];
  return new URLSearchParams([...base, ...pairs.map(([name, value]) => [name, String(value)])]);
}

function labelOf(facet, value, t) {
  if (facet.name === 'category') {
    return value.label.split(' > ').at(-1);
  }
  return t.has(`stock.${value.label}`) ? t(`stock.${value.label}`) : value.label;
}

/** Only what can be chosen: a range of an attribute has no parameter in the API, and stock is one box of its own. */
const usable = (facet) => facet.name !== 'availability' && facet.values.length > 0 && (facet.kind === 'value' || single.has(facet.name));

export function facetList(asked, facets, t, go) {
  const toggle = (facet, value) => {
    const pairs = pairsOf(facet, value);
    go(holds(asked, pairs) ? without(asked, pairs) : withPairs(asked, facet, pairs));
  };
  return h('div', { class: 'facets' },
    h('label', { class: 'facet-value' },
      h('input', {
        type: 'checkbox',
        checked: asked.has('available'),
        onchange: () => go(asked.has('available') ? without(asked, [['available', 'true']]) : new URLSearchParams([...asked, ['available', 'true']])),
      }),
      h('span', {}, t('filters.available'))),
    facets.filter(usable).map((facet) => {
      const rows = facet.values.map((value) => h('li', {}, h('label', { class: 'facet-value' },
        h('input', { type: 'checkbox', checked: holds(asked, pairsOf(facet, value)), onchange: () => toggle(facet, value) }),
        h('span', {}, labelOf(facet, value, t)),
        h('span', { class: 'muted' }, number(value.count, t.lang)))));
      return h('fieldset', { class: 'facet' },
        h('legend', {}, t.has(`facet.${facet.name}`) ? t(`facet.${facet.name}`) : facet.name),
        h('ul', {}, rows.slice(0, shownFirst)),
        rows.length > shownFirst && h('details', {}, h('summary', {}, t('filters.more')), h('ul', {}, rows.slice(shownFirst))));
    }));
}

/** What is filtered by, each with the address without it. Read from the address, so that a filter without matches can be undone too. */
export function chosenFilters(asked, facets, t) {
  const chosen = ['brand', 'category', 'attribute'].flatMap((name) => asked.getAll(name).map((value) => ({
    label: name === 'category' ? value.split(' > ').at(-1) : value.replace(':', ': '),
    without: without(asked, [[name, value]]),
  })));
  for (const facet of facets.filter(({ name }) => single.has(name))) {
    const value = facet.values.find((v) => holds(asked, pairsOf(facet, v)));
    if (value) {
      chosen.push({ label: value.label, without: without(asked, pairsOf(facet, value)) });
    }
  }
  if (asked.has('available')) {
    chosen.push({ label: t('filters.available'), without: without(asked, [['available', 'true']]) });
  }
  return chosen;
}

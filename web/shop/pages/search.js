import { h, icon } from '/widget/dom.js';
import { searchAddress } from '../parts/addresses.js';
import { productCard } from '../parts/card.js';
import { chosenFilters, facetList } from '../parts/facets.js';

const size = 24;
const sorts = ['relevance', 'price_ascending', 'price_descending', 'rating', 'newest'];

export async function searchPage(url, ctx, signal) {
  const { t, api, go } = ctx;
  const asked = new URLSearchParams(url.searchParams);
  asked.delete('lang');
  const find = (offset) => api.get(`v1/search?${new URLSearchParams([...asked, ['limit', size], ['offset', offset], ['facets', offset === 0]])}`, signal);
  const found = await find(0);
  const text = asked.get('q');
  const title = text ? t('results.for', { text }) : asked.get('category')?.split(' > ').at(-1) ?? t('results.all');
  const goTo = (parameters) => go(searchAddress(parameters));
  return {
    title,
    productIds: found.hits.map((hit) => hit.product.id),
    nodes: [h('div', { class: 'wide results' },
      h('div', { class: 'results-head' },
        h('div', {}, h('h1', {}, title), h('p', { class: 'muted' }, t('results', { count: found.total }))),
        sortBox(asked, t, goTo)),
      filters(asked, found, ctx, goTo),
      h('div', { class: 'found' },
        chips(asked, found, ctx, goTo),
        notes(found, t),
        found.total > 0 ? grid(found, find, t) : nothing(ctx, text)))],
  };
}

function sortBox(asked, t, go) {
  return h('label', { class: 'sort' }, t('sort'), h('select', {
    onchange: (event) => {
      asked.set('sort', event.currentTarget.value);
      go(asked);
    },
  }, sorts.map((sort) => h('option', { value: sort, selected: (asked.get('sort') ?? 'relevance') === sort }, t(`sort.${sort}`)))));
}

/** At the side on a wide screen, folded on a narrow one. */
function filters(asked, found, ctx, go) {
  const { t } = ctx;
  const wide = matchMedia('(min-width: 60rem)');
  const box = h('details', { class: 'filters', open: wide.matches }, h('summary', {}, icon('filter'), t('filters')), facetList(asked, found, ctx, go));
  wide.addEventListener('change', () => {
    box.open = wide.matches;
  });
  return h('aside', { 'aria-label': t('filters') }, box);
}

/** Filters in force, and the conditions that were read out of the words ("under 50"). */
function chips(asked, found, ctx, go) {
  const { t } = ctx;
  const chosen = chosenFilters(asked, ctx);
  return chosen.length === 0 && found.conditions.length === 0 ? null : h('div', { class: 'chips' },
    found.conditions.filter((condition) => condition.applied).map(({ key, label }) => {
      const undone = new URLSearchParams([...asked, ['undo', key]]);
      return h('button', { type: 'button', class: 'chip', 'aria-label': t('results.undo', { label }), onclick: () => go(undone) }, label, icon('close'));
    }),
    chosen.map(({ label, without }) =>
      h('button', { type: 'button', class: 'chip', 'aria-label': t('filters.remove', { label }), onclick: () => go(without) }, label, icon('close'))),
    chosen.length > 1 && h('button', { type: 'button', class: 'plain', onclick: () => go(keepOnly(asked, ['q', 'sort'])) }, t('filters.clear')));
}

/** What was done to the words to find anything: corrected, or a condition given up. */
function notes(found, t) {
  const lines = [
    found.didYouMean && t('results.meant', { text: found.didYouMean }),
    ...found.dropped.map(({ label }) => t('results.dropped', { label })),
    ...found.conditions.filter((condition) => !condition.applied).map(({ label }) => t('results.foreign', { label })),
  ].filter(Boolean);
  return lines.length === 0 ? null : h('div', { class: 'muted', role: 'status' }, lines.map((line) => h('p', {}, line)));
}

function keepOnly(asked, names) {
  const kept = new URLSearchParams([...asked].filter(([name]) => names.includes(name)));
  if ([...kept].length === 0) {
    kept.set('q', '');
  }
  return kept;
}

function grid(found, find, t) {
  let shown = found.hits.length;
  const list = h('ul', { class: 'grid' }, found.hits.map((hit, i) => productCard(hit.product, t, { eager: i < 8 })));
  const more = h('button', {
    type: 'button',
    class: 'more',
    hidden: shown >= found.total,
    onclick: async () => {
      const next = await find(shown);
      const cards = next.hits.map((hit) => productCard(hit.product, t));
      list.append(...cards);
      shown += cards.length;
      more.hidden = cards.length === 0 || shown >= next.total;
      cards[0]?.querySelector('a').focus();
    },
  }, t('results.more'));
  return [list, more];
}

function nothing({ t, assistant }, text) {
  return h('div', { class: 'nothing' },
    h('p', {}, h('strong', {}, t('results.none'))),
    h('p', { class: 'muted' }, t('results.none.more')),
    h('button', { type: 'button', class: 'primary', onclick: () => (text ? assistant.ask(text) : assistant.open()) }, icon('chat'), t('home.ask')));
}

import { h, picture } from '../dom.js';
import { price, stars } from '../format.js';

/** Products side by side; scrolls in its own box on a phone, with the names of the rows in sight. */
export function renderComparison({ products, rows }, ctx) {
  const { t } = ctx;
  const table = h('table', {},
    h('caption', { class: 'unseen' }, t('compare')),
    h('thead', {}, h('tr', {},
      h('td', {}),
      products.map((card) => h('th', { scope: 'col' },
        picture(card.image, ''),
        ctx.link(card, { class: 'name' }, card.title),
        card.rating && stars(card.rating, t, { count: false }),
        price(card, t))))),
    h('tbody', {}, rows.map((row) => h('tr', { class: row.differs ? 'differs' : 'same' },
      h('th', { scope: 'row' }, row.name, row.differs && h('span', { class: 'unseen' }, ` (${t('compare.differs')})`)),
      row.cells.map((cell) => h('td', { class: cell === null ? 'unknown' : null }, cell ?? t('compare.unknown')))))));
  const both = rows.some((row) => row.differs) && rows.some((row) => !row.differs);
  return h('div', { class: 'comparison' },
    both && h('label', { class: 'only' },
      h('input', { type: 'checkbox', onchange: (event) => table.classList.toggle('only-differs', event.currentTarget.checked) }),
      t('compare.only')),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('compare') }, table));
}

import { h, picture } from '../dom.js';
import { price, stars, stock } from '../format.js';

const shownFirst = 3;

/** Cards in the order in which the shopper may call them "the first", "the second"; the rest behind a button. */
export function renderProducts({ products, total, dropped }, ctx) {
  const { t } = ctx;
  const cards = products.map((card, i) => productCard(card, i, ctx));
  const list = h('ol', { class: 'cards' }, cards.slice(0, shownFirst));
  const rest = cards.slice(shownFirst);
  return [
    dropped?.length > 0 && h('p', { class: 'dropped' }, t('products.dropped'), ' ', dropped.map((c) => [h('s', {}, c.label), ' '])),
    products.length > 0 && h('p', { class: 'total' },
      total > products.length ? t('products.shown', { count: products.length, total }) : t('products.all', { count: products.length })),
    list,
    rest.length > 0 && h('button', {
      type: 'button',
      class: 'more',
      onclick: (event) => {
        list.append(...rest);
        rest[0].querySelector('.name').focus();
        event.currentTarget.remove();
      },
    }, t('products.more', { count: rest.length })),
  ];
}

function productCard(card, position, ctx) {
  const { t } = ctx;
  const more = card.reasons ?? [];
  return h('li', { class: 'card', value: position + 1 },
    picture(card.image, ''),
    h('div', { class: 'facts' },
      card.brand && h('span', { class: 'brand' }, card.brand),
      ctx.link(card, { class: 'name' }, card.title),
      card.rating && stars(card.rating, t),
      h('span', { class: 'line' }, price(card, t), stock(card.availability, t)),
      card.options?.length > 0 && options(card.options, t),
      h('div', { class: 'aside' },
        more.length > 0 && h('details', { class: 'why' },
          h('summary', {}, t('product.why')),
          h('ul', {}, more.map((reason) => h('li', {}, reason)))),
        h('button', {
          type: 'button',
          class: 'plain',
          onclick: () => ctx.say(t('product.ask.say', { title: card.title }), { productId: card.id }),
        }, t('product.ask'), h('span', { class: 'unseen' }, `: ${card.title}`)))));
}

function options(list, t) {
  return h('span', { class: 'options' },
    h('span', { class: 'unseen' }, `${t('options')}: `),
    list.map(({ name, value }) => h('span', { class: 'option', title: name }, swatch(name, value), value)));
}

/** A dot of the colour that an option names, where the browser knows the colour by that name. */
export function swatch(name, value) {
  const colour = value.toLowerCase().replace(/[\s-]/g, '');
  return /colou?r|颜色/i.test(name) && /^[a-z]+$/.test(colour) && CSS.supports('color', colour)
    ? h('span', { class: 'swatch', style: { '--swatch': colour } })
    : null;
}

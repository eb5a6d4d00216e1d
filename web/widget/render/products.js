import { h, picture } from '../dom.js';
import { price, stars, stock } from '../format.js';
import { swatch, swatchRow } from './swatches.js';

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
  const shown = { ...card, position: position + 1 }; // the variant that the card shows now
  const offer = () => [price(shown, t), stock(shown.availability, t)];
  const image = h('div', { class: 'image' }, picture(card.image, ''));
  const line = h('span', { class: 'line' }, offer());
  const choose = ({ variantId, image: url, price: now, listPrice, availability }) => {
    Object.assign(shown, { variantId, price: now ?? card.price, listPrice, availability, highestPrice: null });
    line.replaceChildren(...offer().filter(Boolean));
    if (url) {
      image.replaceChildren(picture(url, '', { eager: true }));
    }
  };
  return h('li', { class: 'card', value: position + 1 },
    image,
    h('div', { class: 'facts' },
      card.brand && h('span', { class: 'brand' }, card.brand),
      ctx.link(shown, { class: 'name' }, card.title),
      card.rating && stars(card.rating, t),
      line,
      card.swatches?.length > 0 ? swatchRow(card, t, choose) : card.options?.length > 0 && options(card.options, t),
      h('div', { class: 'aside' },
        why(shown, ctx),
        h('button', {
          type: 'button',
          class: 'plain',
          onclick: () => ctx.say(t('product.ask.say', { title: card.title }), { productId: card.id }),
        }, t('product.ask'), h('span', { class: 'unseen' }, `: ${card.title}`)))));
}

/** The signals that put it here, and a way to have them explained with their evidence. */
function why({ id, title, reasons }, { t, say }) {
  return reasons?.length > 0 && h('details', { class: 'why' },
    h('summary', {}, t('product.why'), h('span', { class: 'unseen' }, ` ${title}`)),
    h('ul', {}, reasons.map((reason) => h('li', {}, reason))),
    h('button', { type: 'button', class: 'plain', onclick: () => say(t('product.why.say'), { productId: id }) }, t('product.why.more')));
}

function options(list, t) {
  return h('span', { class: 'options' },
    h('span', { class: 'unseen' }, `${t('options')}: `),
    list.map(({ name, value }) => h('span', { class: 'option', title: name }, swatch(name, value), value)));
}

import { h, picture } from '/widget/dom.js';
import { price, stars, stock } from '/widget/format.js';
import { productAddress } from './addresses.js';

/** A product in a grid or a row. The whole card is one link, named by its title. */
export function productCard(card, t, { eager = false } = {}) {
  return h('li', { class: 'tile' },
    picture(card.image, '', { eager }),
    h('div', { class: 'tile-facts' },
      card.brand && h('span', { class: 'brand' }, card.brand),
      h('a', { class: 'tile-name', href: productAddress(card.id) }, card.title),
      card.rating && stars(card.rating, t),
      price(card, t),
      card.availability !== 'in_stock' && stock(card.availability, t)));
}

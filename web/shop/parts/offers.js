import { h } from '/widget/dom.js';
import { price, stock } from '/widget/format.js';

const few = 5; // pieces left that are worth saying

export const canBeBought = ({ availability }) => !['out_of_stock', 'discontinued'].includes(availability);

/** The variant's best offer, else the family's: the cheapest that can be bought, else the cheapest. */
export function offerOf(product, variant) {
  const offers = variant?.offers?.length > 0 ? variant.offers : [...product.offers, ...product.variants.flatMap((v) => v.offers)];
  const comparable = offers.filter(({ price }) => price.currency === offers[0].price.currency);
  return comparable.sort((a, b) => canBeBought(b) - canBeBought(a) || a.price.amount - b.price.amount)[0] ?? null;
}

export function offerView(offer, t) {
  return [
    price(offer ?? {}, t),
    h('span', { class: 'line' },
      offer && stock(offer.availability, t),
      offer && canBeBought(offer) && offer.quantity > 0 && offer.quantity <= few && h('span', { class: 'left' }, t('left', { count: offer.quantity })),
      offer?.seller && h('span', { class: 'muted' }, t('seller', { seller: offer.seller }))),
  ];
}

import { h } from '/widget/dom.js';
import { canBeBought, offerOf } from './offers.js';

/** Puts the variant in view into the cart. `show` is told of another variant. */
export function buyButton(product, { t, cart }) {
  let chosen = null;
  const said = h('span', { role: 'status', class: 'said-cart' });
  const button = h('button', {
    type: 'button',
    class: 'primary add',
    onclick: () => {
      const added = cart.add(product.id, chosen?.id);
      said.replaceChildren(added ? t('cart.added') : t('cart.full'), ' ', h('a', { href: '/cart' }, t('cart.see')));
    },
  }, t('cart.add'));
  return {
    element: h('div', { class: 'add-to-cart' }, button, said),
    show(variant) {
      chosen = variant ?? null;
      const offer = offerOf(product, variant);
      button.disabled = !offer || !canBeBought(offer);
      said.replaceChildren();
    },
  };
}

import { h, picture } from '/widget/dom.js';
import { money, stock } from '/widget/format.js';
import { mostPieces } from './cart.js';

/** Draws the cart as the shop stands now: each line's price and stock are read anew. */
export async function drawCart(place, { t, api, cart }) {
  const [list, sum] = [place.querySelector('.cart-lines'), place.querySelector('.cart-sum')];
  let products;
  try {
    products = new Map(await Promise.all([...new Set(cart.lines.map((line) => line.productId))].map(async (id) => [id, await read(api, id)])));
  } catch {
    sum.replaceChildren(h('p', {}, t('trouble')), h('p', { class: 'muted' }, t('trouble.more')));
    return;
  }
  const draw = () => {
    const lines = cart.lines.filter((line) => products.has(line.productId)).map((line) => seen(line, products.get(line.productId)));
    list.replaceChildren(...lines.map((line) => lineView(line, { t, cart, place }, draw)));
    sum.replaceChildren(...(lines.length === 0 ? nothing(t) : sumView(lines, t)));
  };
  draw();
}

/** Null for a product that the shop no longer has. */
async function read(api, id) {
  try {
    return await api.get(`v1/products/${encodeURIComponent(id)}`);
  } catch (error) {
    if (error.kind === 'gone') {
      return null;
    }
    throw error;
  }
}

/** A line with what the shop says of it now. */
function seen(line, product) {
  const variant = product?.variants.find(({ id }) => id === line.variantId) ?? null;
  const offer = product && (variant || line.variantId === null) ? offerOf(product, variant) : null;
  return { line, product, variant, offer, buyable: Boolean(offer) && canBeBought(offer) };
}

function lineView({ line, product, variant, offer, buyable }, { t, cart, place }, draw) {
  const title = product?.title ?? t('cart.gone');
  const options = (variant?.options ?? []).map(({ name, value }) => `${name}: ${value}`).join(' · ');
  const change = (quantity) => {
    cart.change(line, quantity);
    draw();
    place.querySelector('h1').focus({ preventScroll: true });
  };
  const most = Math.max(line.quantity, Math.min(mostPieces, offer?.quantity ?? mostPieces));
  return h('li', { class: 'cart-line' },
    picture((variant?.media?.[0] ?? product?.media?.[0])?.url, ''),
    h('div', { class: 'cart-what' },
      product ? h('a', { href: `/p/${encodeURIComponent(product.id)}` }, title) : h('span', {}, title),
      options && h('span', { class: 'muted' }, options),
      offer && stock(offer.availability, t),
      product && !offer && h('span', { class: 'left' }, t('cart.variant.gone')),
      offer?.quantity > 0 && offer.quantity < line.quantity && h('span', { class: 'left' }, t('left', { count: offer.quantity }))),
    h('label', { class: 'cart-count' }, h('span', { class: 'unseen' }, t('cart.quantity', { title })),
      h('select', { disabled: !buyable, onchange: (event) => change(Number(event.currentTarget.value)) },
        Array.from({ length: most }, (_, i) => h('option', { value: i + 1, selected: i + 1 === line.quantity }, String(i + 1))))),
    h('span', { class: 'cart-price' }, buyable ? money(times(offer.price, line.quantity), t.lang) : '–'),
    h('button', { type: 'button', class: 'plain', 'aria-label': t('cart.remove.of', { title }), onclick: () => change(0) }, t('cart.remove')));
}

function sumView(lines, t) {
  const sums = new Map();
  for (const { line, offer } of lines.filter((l) => l.buyable)) {
    const { amount, currency } = times(offer.price, line.quantity);
    sums.set(currency, (sums.get(currency) ?? 0n) + minor(amount));
  }
  const left = lines.filter((l) => !l.buyable).length;
  return [
    [...sums].map(([currency, amount]) => h('p', { class: 'total' }, h('span', {}, t('cart.total')), h('strong', {}, money({ amount: major(amount), currency }, t.lang)))),
    left > 0 && h('p', { class: 'muted' }, t('cart.left.out', { count: left })),
    h('p', { class: 'muted' }, t('cart.no.checkout')),
  ].flat().filter(Boolean);
}

const nothing = (t) => [h('p', { class: 'muted' }, t('cart.empty')), h('a', { class: 'button', href: '/' }, t('go.home'))];

// Money is decimal: sums are made of whole ten-thousandths, not of binary fractions.
const minor = (amount) => BigInt(Math.round(amount * 10_000));
const major = (amount) => Number(amount) / 10_000;
const times = (price, count) => ({ amount: major(minor(price.amount) * BigInt(count)), currency: price.currency });

const canBeBought = ({ availability }) => !['out_of_stock', 'discontinued'].includes(availability);

/** The variant's best offer, else the family's: the cheapest that can be bought, else the cheapest. */
function offerOf(product, variant) {
  const offers = variant?.offers?.length > 0 ? variant.offers : [...product.offers, ...product.variants.flatMap((v) => v.offers)];
  const comparable = offers.filter(({ price }) => price.currency === offers[0].price.currency);
  return comparable.sort((a, b) => canBeBought(b) - canBeBought(a) || a.price.amount - b.price.amount)[0] ?? null;
}

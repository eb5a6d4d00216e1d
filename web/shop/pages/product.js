import { h, icon } from '/widget/dom.js';
import { stars } from '/widget/format.js';
import { departmentAddress, searchAddress } from '../parts/addresses.js';
import { buyButton } from '../parts/buy.js';
import { gallery } from '../parts/gallery.js';
import { offerOf, offerView } from '../parts/offers.js';
import { askBox, questionList } from '../parts/questions.js';
import { reviewSection } from '../parts/reviews.js';
import { variantPicker } from '../parts/variants.js';

export async function productPage(url, ctx, signal) {
  const { t, api } = ctx;
  const id = decodeURIComponent(url.pathname.slice('/p/'.length));
  const path = `v1/products/${encodeURIComponent(id)}`;
  const [product, digest, reviews, questions] = await Promise.all(
    [path, `${path}/digest`, `${path}/reviews?limit=5`, `${path}/questions`].map((address) => api.get(address, signal)));
  return {
    title: product.title,
    productId: id,
    nodes: [
      h('div', { class: 'wide product' },
        breadcrumb(product, t),
        ...buyBox(product, ctx),
        h('div', { class: 'product-text' },
          about(product, t),
          details(product, t))),
      h('section', { class: 'wide', id: 'reviews', 'aria-labelledby': 'reviews-title' },
        h('h2', { id: 'reviews-title' }, t('reviews')),
        reviewSection(product, digest, reviews, ctx)),
      h('section', { class: 'wide', 'aria-labelledby': 'questions-title' },
        h('h2', { id: 'questions-title' }, t('questions')),
        askBox(ctx),
        questions.length > 0 && questionList(questions, t)),
    ],
  };
}

function breadcrumb(product, t) {
  const names = product.categories?.[0]?.split(' > ') ?? [];
  return h('nav', { class: 'breadcrumb', 'aria-label': t('departments') }, h('ol', {},
    h('li', {}, h('a', { href: '/' }, t('home'))),
    names.map((name, i) => h('li', {}, h('a', { href: departmentAddress(names.slice(0, i + 1).join(' > ')) }, name)))));
}

/** Pictures, title, price, variants; another variant changes the price, the stock and the pictures. */
function buyBox(product, ctx) {
  const { t, assistant } = ctx;
  const pictures = gallery(t);
  const offer = h('div', { class: 'offer', 'aria-live': 'polite' });
  const buy = buyButton(product, ctx);
  const choose = (variant) => {
    pictures.show([...(variant?.media ?? []), ...product.media], product.title);
    offer.replaceChildren(...offerView(offerOf(product, variant), t));
    buy.show(variant);
  };
  const first = product.variants.find((variant) => variant.offers.some((o) => !['out_of_stock', 'discontinued'].includes(o.availability))) ?? product.variants[0];
  choose(first);
  return [
    pictures.element,
    h('div', { class: 'buy' },
      product.brand && h('a', { class: 'brand', href: searchAddress({ brand: product.brand }) }, product.brand),
      h('h1', {}, product.title),
      product.rating && h('a', { class: 'to-reviews', href: '#reviews' }, stars(product.rating, t)),
      offer,
      variantPicker(product.variants, first, choose, t),
      buy.element,
      h('button', { type: 'button', class: 'chip ask', onclick: () => assistant.open() }, icon('chat'), t('ask.product')),
      product.bullets.length > 0 && h('ul', { class: 'bullets' }, product.bullets.map((bullet) => h('li', {}, bullet)))),
  ];
}

function about(product, t) {
  return product.description === '' ? null : h('section', {},
    h('h2', {}, t('about')),
    h('div', { class: 'prose' }, product.description.split('\n').map((paragraph) => h('p', {}, paragraph))));
}

function details(product, t) {
  const rows = [
    [t('detail.brand'), product.brand],
    ...byName(product.attributes, t),
    [t('detail.mpn'), product.mpn],
    [t('detail.gtin'), product.gtins.join(', ')],
  ].filter(([, value]) => value);
  return rows.length === 0 ? null : h('section', {},
    h('h2', {}, t('details')),
    h('table', { class: 'details' }, h('tbody', {}, rows.map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value))))));
}

/** An attribute with several values stands once for each: here they share a row. */
function byName(attributes, t) {
  const rows = new Map();
  for (const { name, value } of attributes) {
    rows.set(name, [...(rows.get(name) ?? []), written(value, t)]);
  }
  return [...rows].map(([name, values]) => [name, values.join(', ')]);
}

function written(value, t) {
  switch (value.kind) {
    case 'measure': return `${value.value} ${value.unit}`;
    case 'yesno': return t(value.value ? 'yes' : 'no');
    default: return String(value.value);
  }
}

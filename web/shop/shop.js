// What script adds to the storefront's pages, which are whole without it: going from page to page without loading the document anew, so that
// the assistant stays open; the cart of this browser; suggestions while typing; the assistant beside the page.

import { Api } from '/widget/api.js';
import { icon } from '/widget/dom.js';
import { Cart } from './cart.js';
import { drawCart } from './cart-page.js';
import { openReview } from './reviews.js';
import { Router } from './router.js';
import { suggestions } from './suggest.js';
import { loadTexts } from './texts.js';

const t = await loadTexts(document.documentElement.lang);
const api = new Api(location.origin);
const cart = new Cart();
const assistant = document.querySelector('aisle-assistant');
const search = document.querySelector('form.search');
const router = new Router(enter);

const input = search.querySelector('input');
const suggested = suggestions(input, { t, api, go: (url) => router.go(url), label: search.dataset.suggestions });
search.append(suggested.list);

document.addEventListener('submit', submit);
document.addEventListener('click', click);
document.addEventListener('change', (event) => event.target.closest?.('form[data-sends-itself]')?.requestSubmit());
document.addEventListener('error', (event) => event.target instanceof HTMLImageElement && broken(event.target), true);
cart.addEventListener('change', count);
assistant.addEventListener('aisle:product', (event) => {
  event.preventDefault();
  router.go(event.detail.url);
});
assistant.addEventListener('aisle:action', (event) => {
  const { action, productId, variantId } = event.detail;
  if (action === 'add_to_cart') {
    event.detail.waitUntil(add(productId, variantId));
  }
});

count();
enter();
router.start();

/** Told of each page once it stands. */
function enter() {
  const main = document.getElementById('main');
  assistant.products = (main.dataset.products ?? '').split(' ').filter(Boolean).map(decodeURIComponent);
  if (main.dataset.product) {
    assistant.setAttribute('product', main.dataset.product);
  } else {
    assistant.removeAttribute('product');
  }
  main.querySelectorAll('img').forEach((image) => image.complete && image.naturalWidth === 0 && image.loading === 'eager' && broken(image));
  const place = main.querySelector('[data-cart]');
  if (place) {
    drawCart(place, { t, api, cart });
  }
}

function submit(event) {
  const { target: form } = event;
  if (form.method === 'get' && new URL(form.action).origin === location.origin) {
    event.preventDefault();
    suggested.close();
    const asked = new URLSearchParams(new FormData(form));
    if (form !== search || asked.get('q').trim()) {
      document.activeElement?.blur?.();
      router.go(`${new URL(form.action).pathname}?${asked}`);
    }
  } else if ('asks' in form.dataset) {
    event.preventDefault();
    const { question } = form.elements;
    assistant.ask(question.value.trim());
    question.value = '';
  }
}

function click(event) {
  const button = event.target.closest?.('[data-assistant], [data-add]');
  if (button?.dataset.assistant) {
    button.dataset.assistant === 'ask' ? assistant.ask(button.dataset.text) : assistant.open();
  } else if (button) {
    const added = cart.add(button.dataset.add, button.dataset.variant);
    const link = Object.assign(document.createElement('a'), { href: '/cart', textContent: t('cart.see') });
    button.parentElement.querySelector('[role="status"]').replaceChildren(t(added ? 'cart.added' : 'cart.full'), ' ', link);
  } else {
    const quote = event.target.closest?.('a.quote');
    if (quote && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      openReview(quote, { t, api });
    }
  }
}

/** What the shopper agreed to in the assistant. A product of several variants needs one of them. */
async function add(productId, variantId) {
  const product = await api.get(`v1/products/${encodeURIComponent(productId)}`);
  if (!variantId && product.variants.length > 1) {
    router.go(`/p/${encodeURIComponent(productId)}`);
    throw new Error(t('cart.choose'));
  }
  if (!cart.add(productId, variantId ?? product.variants[0]?.id)) {
    throw new Error(t('cart.full'));
  }
}

function count() {
  const [shown, said] = document.querySelectorAll('.basket span');
  shown.textContent = cart.pieces;
  said.textContent = t('cart.pieces', { count: cart.pieces });
}

/** A picture that does not load leaves its box, with a drawing in it. */
function broken(image) {
  if (image.parentElement?.classList.contains('picture')) {
    image.replaceWith(icon('image'));
  }
}

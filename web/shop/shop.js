// The demo storefront: one page that reads its address. / is home, /?q=… a search, /p/ID a product, /cart the cart.

import { Api } from '/widget/api.js';
import digestStyles from '/widget/styles/digest.js';
import { sheet } from '/widget/styles/index.js';
import partStyles from '/widget/styles/parts.js';
import { loadTexts } from '/widget/texts.js';
import { Cart } from './cart.js';
import { cartPage } from './pages/cart.js';
import { homePage } from './pages/home.js';
import { productPage } from './pages/product.js';
import { searchPage } from './pages/search.js';
import { failurePage } from './pages/failure.js';
import { productAddress } from './parts/addresses.js';
import { drawBottom, drawTop } from './parts/frame.js';
import { chosenLanguage } from './parts/language.js';
import { Router } from './router.js';

document.adoptedStyleSheets = [sheet(partStyles), sheet(digestStyles)];

const lang = chosenLanguage();
const t = await loadTexts(lang, { en: () => import('./texts/en.js'), zh: () => import('./texts/zh.js') });
document.documentElement.lang = t.lang;
document.getElementById('skip').textContent = t('skip');

const assistant = document.querySelector('aisle-assistant');
assistant.lang = t.lang;
const api = new Api(location.origin);
const cart = new Cart();
const ctx = { t, api, assistant, cart, shop: null, go: (url) => router.go(url) };
const top = drawTop(ctx);
drawBottom(ctx);

const router = new Router(async (url, signal) => {
  top.show(url);
  try {
    ctx.shop ??= await api.get('v1/shop', signal);
    top.name(ctx.shop);
    return await pageOf(url)(url, ctx, signal);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    return failurePage(error, ctx);
  }
}, ({ title, productId, productIds }) => {
  document.title = title ? `${title} · ${ctx.shop?.name ?? t('shop')}` : ctx.shop?.name ?? t('shop');
  assistant.products = productIds ?? [];
  if (productId) {
    assistant.setAttribute('product', productId);
  } else {
    assistant.removeAttribute('product');
  }
});

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

router.start();

/** What the shopper agreed to in the assistant. A product of several variants needs one of them. */
async function add(productId, variantId) {
  const product = await api.get(`v1/products/${encodeURIComponent(productId)}`);
  if (!variantId && product.variants.length > 1) {
    router.go(productAddress(productId));
    throw new Error(t('cart.choose'));
  }
  if (!cart.add(productId, variantId ?? product.variants[0]?.id)) {
    throw new Error(t('cart.full'));
  }
}

function pageOf(url) {
  if (url.pathname.startsWith('/p/')) {
    return productPage;
  }
  if (url.pathname === '/cart') {
    return cartPage;
  }
  return ['q', 'category', 'brand', 'attribute', 'sort'].some((name) => url.searchParams.has(name)) ? searchPage : homePage;
}

import { h, icon } from '/widget/dom.js';
import { departmentAddress, searchAddress } from './addresses.js';
import { suggestions } from './suggest.js';

/** The head of every page: the shop's name, the search box, the cart, the departments. */
export function drawTop({ t, api, go, cart }) {
  const name = h('span', {}, '\u00a0');
  const input = h('input', { type: 'search', name: 'q', 'aria-label': t('search.hint'), placeholder: t('search.hint'), autocomplete: 'off', enterkeyhint: 'search' });
  const suggested = suggestions(input, { t, api, go });
  const search = (event) => {
    event.preventDefault();
    suggested.close();
    const text = input.value.trim();
    if (text) {
      input.blur();
      go(searchAddress({ q: text }));
    }
  };
  const basket = h('a', { class: 'basket', href: '/cart' });
  const count = () => {
    const pieces = cart.pieces;
    basket.replaceChildren(icon('cart'), h('span', { 'aria-hidden': 'true' }, pieces), h('span', { class: 'unseen' }, t('cart.pieces', { count: pieces })));
  };
  cart.addEventListener('change', count);
  count();
  const departments = h('nav', { class: 'departments', 'aria-label': t('departments') });
  document.getElementById('top').replaceChildren(
    h('div', { class: 'bar wide' },
      h('a', { class: 'logo', href: '/' }, h('img', { src: '/icon.svg', alt: '', width: 32, height: 32 }), name, h('span', { class: 'unseen' }, t('home'))),
      h('form', { class: 'search', role: 'search', action: '/', onsubmit: search },
        input, h('button', { type: 'submit', 'aria-label': t('search') }, icon('search')), suggested.list),
      basket),
    departments);
  return {
    show(url) {
      input.value = url.searchParams.get('q') ?? '';
      for (const link of departments.querySelectorAll('a')) {
        link.setAttribute('aria-current', String(link.dataset.name === url.searchParams.get('category')?.split(' > ')[0]));
      }
    },
    name(shop) {
      name.textContent = shop.name;
      if (!departments.hasChildNodes()) {
        departments.append(h('div', { class: 'wide' }, shop.categories.map((category) =>
          h('a', { href: departmentAddress(category.name), 'data-name': category.name }, category.name))));
        this.show(new URL(location.href));
      }
    },
  };
}

export function drawBottom({ t }) {
  const other = (lang, words) => {
    const url = new URL(location.href);
    url.searchParams.set('lang', lang);
    return h('a', { href: url.href, lang, hreflang: lang, 'data-reload': true, 'aria-current': String(t.lang.startsWith(lang)) }, words);
  };
  document.getElementById('bottom').replaceChildren(h('div', { class: 'wide' },
    h('p', {}, t('footer')),
    h('nav', { 'aria-label': t('language') }, other('en', 'English'), other('zh', '中文'))));
}

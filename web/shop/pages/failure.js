import { h } from '/widget/dom.js';

/** What is shown where a page should be: it does not exist, or the shop does not answer. */
export function failurePage(error, { t, go }) {
  const missing = error.kind === 'gone';
  if (error.kind === undefined) {
    console.error(error); // a bug of this page and not of the shop
  }
  return {
    title: t(missing ? 'missing' : 'trouble'),
    nodes: [h('div', { class: 'wide failure' },
      h('h1', {}, t(missing ? 'missing' : 'trouble')),
      h('p', { class: 'muted' }, t(missing ? 'missing.more' : 'trouble.more')),
      missing
        ? h('a', { class: 'button', href: '/' }, t('go.home'))
        : h('button', { class: 'primary', type: 'button', onclick: () => go(location.href) }, t('again')))],
  };
}

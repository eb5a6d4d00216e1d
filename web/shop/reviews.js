import { h, icon } from '/widget/dom.js';

/** A quote's whole review over the page, its words marked. The review is drawn by the server, as the quote's link would show it. */
export async function openReview(quote, { t }) {
  const text = quote.querySelector('q').textContent;
  const body = h('div', { class: 'sheet-body' }, h('p', { class: 'muted' }, t('loading')));
  const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'sheet-title', onclose: () => dialog.remove() },
    h('header', {},
      h('h2', { id: 'sheet-title' }, t('reviews.one')),
      h('button', { type: 'button', class: 'close', 'aria-label': t('reviews.close'), onclick: () => dialog.close() }, icon('close'))),
    body);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  try {
    const page = new DOMParser().parseFromString(await (await fetch(quote.href)).text(), 'text/html');
    const review = page.querySelector('.review');
    body.replaceChildren(review);
    mark(review, text);
  } catch {
    body.replaceChildren(h('p', { class: 'muted' }, t('review.failed')));
  }
}

function mark(review, text) {
  for (const line of review.querySelectorAll('p')) {
    const at = line.childElementCount === 0 ? line.textContent.indexOf(text) : -1;
    if (at >= 0) {
      const words = line.textContent;
      line.replaceChildren(words.slice(0, at), h('mark', {}, text), words.slice(at + text.length));
      return;
    }
  }
}

import { h, icon } from '/widget/dom.js';
import { renderDigest } from '/widget/render/digest.js';
import { renderReview, reviewList } from '/widget/render/review.js';

const page = 10;

/** What reviews say in all, and the newest of them. The digest is the widget's own. */
export function reviewSection(product, digest, first, { t, api }) {
  if (first.total === 0) {
    return h('p', { class: 'muted' }, t('reviews.none'));
  }
  const ctx = { t, api, showReviews: (title, ids, quoted) => openReviews(title, reviewList(ids, ctx, quoted), t) };
  let shown = first.reviews.length;
  const list = h('div', { class: 'reviews' }, first.reviews.map((review) => renderReview(review, t)));
  const more = h('button', {
    type: 'button',
    class: 'more',
    hidden: shown >= first.total,
    onclick: async () => {
      const { reviews, total } = await api.get(`v1/products/${encodeURIComponent(product.id)}/reviews?offset=${shown}&limit=${page}`);
      shown += reviews.length;
      list.append(...reviews.map((review) => renderReview(review, t)));
      more.hidden = reviews.length === 0 || shown >= total;
    },
  }, t('reviews.more'));
  return h('div', { class: 'review-columns' },
    renderDigest({ title: '', digest, focus: null }, ctx),
    h('div', {}, h('h3', {}, t('reviews.newest')), list, more));
}

function openReviews(title, content, t) {
  const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'sheet-title', onclose: () => dialog.remove() },
    h('header', {},
      h('h2', { id: 'sheet-title' }, title),
      h('button', { type: 'button', class: 'close', 'aria-label': t('reviews.close'), onclick: () => dialog.close() }, icon('close'))),
    h('div', { class: 'sheet-body' }, content));
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

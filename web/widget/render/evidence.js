import { h } from '../dom.js';

/** The drawer's content: each piece of evidence, word for word as the shop's data has it. */
export function evidenceList(items, ctx) {
  return h('ul', { class: 'evidence' }, items.map((item) => evidenceItem(item, ctx)));
}

function evidenceItem(item, ctx) {
  const { t } = ctx;
  return h('li', {},
    h('p', { class: 'kind' }, h('span', { class: 'mark' }, String(ctx.evidenceNumber(item.id))), kindName(item.kind, t)),
    h('h4', {}, item.title),
    item.text.split('\n').map((line) => h('blockquote', {}, line)),
    item.kind === 'review' && h('button', { type: 'button', class: 'plain', onclick: () => ctx.showReviews(t('reviews.one'), [item.sourceId], item.text) },
      t('evidence.review')),
    item.kind !== 'review' && item.productId && ctx.link({ id: item.productId }, { class: 'plain' }, t('evidence.product')));
}

function kindName(kind, t) {
  return t.has(`evidence.${kind}_kind`) ? t(`evidence.${kind}_kind`) : t(`evidence.${kind}`);
}

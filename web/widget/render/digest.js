import { h } from '../dom.js';
import { date, number, stars } from '../format.js';

const shownFirst = 5;

/** What reviews say, counted: every count has its denominator and opens the reviews it counts. */
export function renderDigest({ title, digest, focus }, ctx) {
  const { t } = ctx;
  if (digest.reviews === 0) {
    return h('p', { class: 'text' }, t('digest.none'));
  }
  const ordered = inOrder(digest.aspects, focus);
  const isFirst = (aspect, at) => at < shownFirst || aspect.serious; // danger is shown however few tell of it
  const row = (aspect) => aspectRow(aspect, digest, aspect.aspect === focus, ctx);
  const rest = ordered.filter((aspect, at) => !isFirst(aspect, at)).map(row);
  const list = h('ul', { class: 'aspects' }, ordered.filter(isFirst).map(row));
  return h('div', { class: 'digest' },
    h('div', { class: 'overall' },
      typeof digest.averageStars === 'number' && h('div', { class: 'average' },
        h('span', { class: 'big', 'aria-hidden': 'true' }, number(digest.averageStars, t.lang, 1)),
        stars({ average: digest.averageStars, count: 0 }, t, { value: false })),
      h('div', { class: 'of' }, title && h('strong', {}, title), h('span', {}, t('digest.of', { count: digest.reviews })))),
    histogram(digest, t),
    list,
    rest.length > 0 && h('button', {
      type: 'button',
      class: 'more',
      onclick: (event) => {
        list.append(...rest);
        rest[0].querySelector('summary').focus();
        event.currentTarget.remove();
      },
    }, t('digest.more', { count: rest.length })),
    setApart(digest.setApart, t));
}

/** The one that was asked about, then those that enough reviews mention, then the rest. */
function inOrder(aspects, focus) {
  return [...aspects].sort((a, b) => (b.aspect === focus) - (a.aspect === focus) || (b.headlined ?? false) - (a.headlined ?? false));
}

/** Reviews that were not counted like the others, and why. */
function setApart({ duplicates = [], templated = [], offTopic = [] } = {}, t) {
  const copies = duplicates.length + templated.length;
  return (copies > 0 || offTopic.length > 0)
    && h('p', { class: 'mentions' }, [copies > 0 && t('digest.copies', { count: copies }), offTopic.length > 0 && t('digest.offTopic', { count: offTopic.length })].filter(Boolean).join(' '));
}

/** Where opinions changed with time, and the variants that differ. */
function notable({ change, variants = [] }, t) {
  return [
    change && t('digest.change', {
      since: date(change.since, t.lang),
      positive: change.positiveSince, sides: change.sidesSince, positiveBefore: change.positiveBefore, sidesBefore: change.sidesBefore,
    }),
    ...variants.filter((variant) => variant.differs).map(({ name, positive, negative }) => t('digest.variant', { name, positive, negative })),
  ].filter(Boolean).map((text) => h('p', { class: 'mentions' }, text));
}

function histogram({ stars: counts, reviews }, t) {
  if (!counts?.some((count) => count > 0)) {
    return null;
  }
  return h('ul', { class: 'histogram' }, [5, 4, 3, 2, 1].map((n) => h('li', {},
    h('span', { 'aria-hidden': 'true' }, t('digest.star', { stars: n })),
    h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', { style: { '--part': counts[n - 1] / reviews } })),
    h('span', { 'aria-hidden': 'true' }, number(counts[n - 1], t.lang)),
    h('span', { class: 'unseen' }, t('digest.stars', { count: counts[n - 1], stars: n })))));
}

function aspectRow(aspect, digest, open, ctx) {
  const { t } = ctx;
  const { positive, mixed, negative, mentions } = aspect;
  return h('li', {}, h('details', { open },
    h('summary', {},
      h('span', { class: 'aspect' }, aspect.aspect),
      h('span', { class: 'mentions' }, t('digest.mentions', { count: mentions, total: digest.reviews })),
      h('span', { class: 'split', role: 'img', 'aria-label': t('digest.split', { positive, mixed, negative }) },
        [['positive', positive], ['mixed', mixed], ['negative', negative]].map(([kind, count]) =>
          count > 0 && h('span', { class: kind, style: { '--part': count } }))),
      h('span', { class: 'counts', 'aria-hidden': 'true' },
        [['positive', positive], ['mixed', mixed], ['negative', negative]].map(([kind, count]) =>
          count > 0 && h('span', { class: kind }, `${number(count, t.lang)} ${t(`digest.${kind}`)}`)))),
    notable(aspect, t),
    h('ul', { class: 'quotes', 'aria-label': t('digest.quotes', { aspect: aspect.aspect }) },
      aspect.quotes.map((quote) => h('li', {}, quoteButton(quote, ctx)))),
    h('button', {
      type: 'button',
      class: 'plain',
      onclick: () => ctx.showReviews(t('reviews.mention', { count: mentions, total: digest.reviews, aspect: aspect.aspect }), aspect.reviewIds),
    }, t('digest.open', { count: mentions, total: digest.reviews, aspect: aspect.aspect }))));
}

function quoteButton(quote, ctx) {
  const { t } = ctx;
  return h('button', { type: 'button', class: `quote ${quote.polarity}`, onclick: () => ctx.showReviews(t('reviews.one'), [quote.reviewId], quote.text) },
    h('span', { class: 'unseen' }, `${t(`quote.${quote.polarity}`)}: `),
    h('q', {}, quote.text),
    h('span', { class: 'by' },
      quote.author ?? t('review.anonymous'),
      typeof quote.stars === 'number' && stars({ average: quote.stars, count: 0 }, t, { value: false })),
    h('span', { class: 'unseen' }, `. ${t('quote.open')}`));
}

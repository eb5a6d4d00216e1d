import { h } from '../dom.js';
import { date, stars } from '../format.js';

const page = 10;

/** A whole review. The words that were quoted from it, if any, are marked. */
export function renderReview(review, t, quoted = '') {
  return h('article', { class: 'review' },
    h('header', {},
      typeof review.stars === 'number' && stars({ average: review.stars, count: 0 }, t, { value: false }),
      review.title && h('h4', {}, review.title)),
    h('p', { class: 'by' },
      h('span', {}, review.author ?? t('review.anonymous')),
      review.writtenAt && h('time', { datetime: review.writtenAt }, date(review.writtenAt, t.lang)),
      review.verified && h('span', { class: 'verified' }, t('review.verified'))),
    review.text.split('\n').map((line) => h('p', {}, marked(line, quoted))),
    review.helpfulVotes > 0 && h('p', { class: 'helpful' }, t('review.helpful', { count: review.helpfulVotes })));
}

function marked(line, quoted) {
  const at = quoted ? line.indexOf(quoted) : -1;
  return at < 0 ? line : [line.slice(0, at), h('mark', {}, quoted), line.slice(at + quoted.length)];
}

/** The reviews of these ids, fetched a page at a time. */
export function reviewList(ids, { api, t }, quoted = '') {
  const list = h('div', { class: 'reviews' });
  const more = h('button', { type: 'button', class: 'more', onclick: () => next() }, t('reviews.more'));
  let shown = 0;
  async function next() {
    const some = ids.slice(shown, shown + page);
    shown += some.length;
    const places = some.map(() => h('p', { class: 'loading' }, t('loading')));
    list.append(...places);
    more.hidden = shown >= ids.length;
    await Promise.all(some.map(async (id, i) => {
      const drawn = await api.get(`v1/reviews/${encodeURIComponent(id)}`)
        .then((review) => renderReview(review, t, quoted), () => h('p', { class: 'trouble' }, t('review.failed')));
      places[i].replaceWith(drawn);
    }));
  }
  next();
  return [list, more];
}

// One event of an answer as what a page shows. A new kind of event is one renderer and one line here.

import { renderComparison } from './comparison.js';
import { renderDigest } from './digest.js';
import { renderDone } from './done.js';
import { renderProducts } from './products.js';
import { renderAction, renderChoices, renderFollowUps } from './replies.js';
import { renderText } from './text.js';

const renderers = {
  text: renderText,
  products: renderProducts,
  comparison: renderComparison,
  review_digest: renderDigest,
  evidence: () => null, // shown when a citation or "sources" is opened
  choices: renderChoices,
  action: renderAction,
  follow_ups: renderFollowUps,
  done: renderDone,
};

/** @returns {Node[]} Nothing for a kind that this version does not know: a newer server may send more. */
export function renderEvent(event, ctx) {
  const drawn = Object.hasOwn(renderers, event.type) ? renderers[event.type](event, ctx) : null;
  return [drawn].flat().filter((node) => node instanceof Node);
}

/** What a screen reader is told when the event arrives; the details are there to be read. */
export function announcement(event, t) {
  switch (event.type) {
    case 'text': return event.text;
    case 'products': return t('announce.products', { count: event.products.length, total: event.total });
    case 'comparison': return t('announce.comparison', { count: event.products.length });
    case 'review_digest': return t('announce.digest', { count: event.digest.reviews, title: event.title });
    case 'choices': return t('announce.choices', { question: event.question, count: event.choices.length });
    case 'action': return t('announce.action', { label: event.label });
    case 'done': return t('announce.done');
    default: return '';
  }
}

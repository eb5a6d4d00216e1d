import { h } from '../dom.js';
import { money, number } from '../format.js';

/** How it was answered: which rung, how long, what it cost; the steps behind a disclosure. */
export function renderDone({ rung, cost, elapsedMs, trace }, { t }) {
  const line = [
    t(`done.rung${rung}`),
    t('done.elapsed', { ms: number(elapsedMs, t.lang, elapsedMs < 10 ? 1 : 0) }),
    cost && t('done.cost', { cost: money(cost, t.lang) }),
  ].filter(Boolean).join(' · ');
  return h('div', { class: 'done' }, trace?.length > 0
    ? h('details', {}, h('summary', {}, line), h('h4', {}, t('done.how')),
      h('ol', {}, trace.map(({ step, detail }) => h('li', {}, h('span', { class: 'step' }, step), ' ', detail))))
    : h('p', {}, line));
}

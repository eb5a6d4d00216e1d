import { h } from '../dom.js';
import { money, number } from '../format.js';
import { feedback } from './feedback.js';

/** Who wrote the answer (which rung), how long it took, what it cost, the steps behind a disclosure; and whether it helped. */
export function renderDone({ rung, cost, elapsedMs, trace }, ctx) {
  const { t } = ctx;
  const line = [
    t(`done.rung${rung}`),
    t('done.elapsed', { ms: number(elapsedMs, t.lang, elapsedMs < 10 ? 1 : 0) }),
    cost && t('done.cost', { cost: money(cost, t.lang) }),
  ].filter(Boolean).join(' · ');
  return [
    trace?.some(({ step }) => step === 'memory') && h('button', { type: 'button', class: 'chip remembered', onclick: () => ctx.showYou() }, t('you.title')),
    h('div', { class: 'done' },
      trace?.length > 0
        ? h('details', {}, h('summary', {}, line), h('h4', {}, t('done.how')),
          h('ol', {}, trace.map(({ step, detail }) => h('li', {}, h('span', { class: 'step' }, step), ' ', detail))))
        : h('p', {}, line),
      feedback(ctx)),
  ];
}

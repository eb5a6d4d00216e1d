import { h, icon } from '../dom.js';
import { money, number } from '../format.js';

const reasons = ['wrong', 'misunderstood', 'incomplete', 'other'];

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

/** Two thumbs; after the one that points down, why. A second press takes it back. */
function feedback({ t, opinion, rate }) {
  const told = h('p', { role: 'status' });
  const why = h('div');
  const thumbs = [true, false].map((helpful) => h('button', {
    type: 'button',
    class: `round small ${helpful ? '' : 'down'}`,
    'aria-label': t(helpful ? 'feedback.up' : 'feedback.down'),
    title: t(helpful ? 'feedback.up' : 'feedback.down'),
    onclick: () => tell(opinion()?.helpful === helpful ? null : { helpful }),
  }, icon('thumb')));
  draw();
  return h('div', { class: 'feedback' }, h('div', { class: 'thumbs', role: 'group', 'aria-label': t('feedback') }, thumbs), why, told);

  async function tell(given) {
    told.textContent = '';
    const kept = await rate(given);
    draw();
    const asks = kept && given?.helpful === false && !given.reason;
    told.textContent = !kept ? t('feedback.failed') : given && !asks ? t('feedback.thanks') : '';
    if (asks) {
      why.replaceChildren(form());
      why.querySelector('button').focus();
    } else {
      if (why.contains(why.getRootNode().activeElement)) {
        thumbs[1].focus(); // and not nowhere, when the form goes
      }
      why.replaceChildren();
    }
  }

  function draw() {
    thumbs.forEach((thumb, i) => thumb.setAttribute('aria-pressed', String(opinion()?.helpful === (i === 0))));
  }

  function form() {
    const comment = h('textarea', { rows: 2, maxlength: 500, dir: 'auto', 'aria-label': t('feedback.comment'), placeholder: t('feedback.comment') });
    return h('fieldset', { class: 'reasons' },
      h('legend', {}, t('feedback.why')),
      comment,
      reasons.map((reason) => h('button', {
        type: 'button', class: 'chip', onclick: () => tell({ helpful: false, reason, comment: comment.value.trim() || undefined }),
      }, t(`feedback.${reason}`))));
  }
}

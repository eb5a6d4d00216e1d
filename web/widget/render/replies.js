// What a shopper may answer: one of several, something next, or yes.

import { h } from '../dom.js';

/** Ways to narrow down; each says its own words, as if typed. */
export function renderChoices({ question, choices }, ctx) {
  return h('fieldset', { class: 'choices' },
    h('legend', {}, question),
    choices.map((choice) => h('button', { type: 'button', class: 'chip', onclick: () => ctx.say(choice.say) }, choice.label)));
}

/** What a shopper may want to say next. */
export function renderFollowUps({ suggestions }, ctx) {
  return suggestions.length === 0 ? null : h('div', { class: 'follow-ups', role: 'group', 'aria-label': ctx.t('followups') },
    suggestions.map((text) => h('button', { type: 'button', class: 'chip', onclick: () => ctx.say(text) }, text)));
}

/** Something to do once the shopper says yes. The shop's own page does it: see "aisle:action" in docs/concepts/widget.md. */
export function renderAction(action, ctx) {
  const { t } = ctx;
  const outcome = h('p', { class: 'outcome', role: 'status', tabindex: -1 });
  const answer = async (yes) => {
    buttons.disabled = true;
    outcome.textContent = yes ? t('action.working') : t('action.declined');
    outcome.focus(); // the buttons went, and the focus with them
    action.outcome = yes ? await ctx.act(action) : outcome.textContent;
    outcome.textContent = action.outcome;
    ctx.keep();
  };
  const buttons = h('fieldset', { class: 'buttons' },
    h('legend', { class: 'unseen' }, t('action.ask')),
    h('button', { type: 'button', class: 'primary', onclick: () => answer(true) }, t('action.confirm')),
    h('button', { type: 'button', class: 'chip', onclick: () => answer(false) }, t('action.decline')));
  if (action.outcome) {
    buttons.disabled = true; // decided before the page was loaded again
    outcome.textContent = action.outcome;
  }
  return h('div', { class: 'action' }, h('p', { class: 'what' }, action.label), buttons, outcome);
}

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

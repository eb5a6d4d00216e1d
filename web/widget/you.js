// What is known of the shopper, theirs to see, change, take along and erase: what the shop remembers, if they agreed, and earlier conversations.

import { h, icon, picture } from './dom.js';
import { date, number } from './format.js';

/** @param {{t, conversation, leave: () => void}} ctx */
export function youPage(ctx) {
  const page = h('div', { class: 'you', tabindex: -1 });
  draw(page, ctx);
  return page;
}

async function draw(page, ctx, said) {
  const { t, conversation } = ctx;
  const status = h('p', { class: 'muted', role: 'status' });
  const redraw = (words = '') => draw(page, ctx, words);
  /** Does something at the server, then draws what is so now; where it fails, says so and leaves what is shown. */
  const attempt = async (act, words = '') => {
    try {
      await act();
      await redraw(words);
    } catch {
      status.textContent = t('you.failed');
    }
  };
  const group = page.getRootNode().activeElement?.closest?.('.entries')?.getAttribute('aria-label');
  try {
    const memory = await conversation.shopper.recall();
    page.replaceChildren(
      h('section', {},
        h('h4', {}, t('you.remembered')),
        memory ? remembered(memory, ctx, attempt) : consent(ctx, attempt)),
      earlier(ctx, () => redraw()),
      status);
  } catch {
    page.replaceChildren(
      h('p', { class: 'trouble' }, t('you.failed')),
      h('button', { type: 'button', class: 'chip', onclick: () => redraw() }, icon('again'), t('again')));
  }
  if (said !== undefined) {
    status.textContent = said;
    ([...page.querySelectorAll('.entries')].find((entries) => entries.getAttribute('aria-label') === group) ?? page).focus(); // what had it was drawn anew
  }
}

function consent({ t, conversation }, attempt) {
  return [
    h('p', {}, t('you.consent')),
    h('p', { class: 'muted' }, t('you.consent.more')),
    h('button', { type: 'button', class: 'primary', onclick: () => attempt(() => conversation.shopper.agree(conversation.id), t('you.agreed')) }, t('you.agree')),
  ];
}

function remembered(memory, { t, conversation }, attempt) {
  const { shopper } = conversation;
  const change = (part) => attempt(() => shopper.change({ ...memory, ...part }));
  const list = (name, hint) => group(t(`you.${name}`),
    memory[name].map((entry) => chip(entry, () => change({ [name]: memory[name].filter((other) => other !== entry) }), t)),
    adding(t, [[hint]], ([entry]) => change({ [name]: [...memory[name], entry] })));
  const ask = h('div', { class: 'buttons', hidden: true },
    h('p', {}, t('you.forget.sure')),
    h('button', {
      type: 'button',
      class: 'primary',
      onclick: () => attempt(async () => {
        await shopper.forget();
        await conversation.erase();
      }, t('you.forgotten')),
    }, t('you.forget.yes')),
    h('button', { type: 'button', class: 'chip', onclick: () => { ask.hidden = true; } }, t('action.decline')));
  return [
    group(t('you.sizes'),
      memory.sizes.map((size) => chip([size.size, size.of, size.for].filter(Boolean).join(' · '), () => change({ sizes: memory.sizes.filter((other) => other !== size) }), t)),
      adding(t, [[t('you.size')], [t('you.size.of'), true], [t('you.size.for'), true]], ([size, of, whose]) => change({ sizes: [...memory.sizes, { size, of, for: whose }] }))),
    list('likes', t('you.brand')),
    list('dislikes', t('you.brand')),
    list('people', t('you.person')),
    group(t('you.budget'),
      memory.budget && chip(number(memory.budget, t.lang), () => change({ budget: null }), t),
      adding(t, [[t('you.amount')]], ([amount]) => change({ budget: Number(amount) }), { type: 'number', min: 1, max: 1e9, step: 'any' })),
    h('div', { class: 'buttons' },
      h('button', { type: 'button', class: 'chip', onclick: () => download(memory) }, t('you.download')),
      h('button', {
        type: 'button',
        class: 'chip',
        onclick: () => {
          ask.hidden = false;
          ask.querySelector('button').focus();
        },
      }, t('you.forget'))),
    ask,
  ];
}

function group(title, entries, form) {
  return h('div', { class: 'entries', role: 'group', 'aria-label': title, tabindex: -1 }, h('h5', {}, title), entries, form);
}

function chip(text, remove, t) {
  return h('button', { type: 'button', class: 'chip', 'aria-label': t('you.remove', { entry: text }), onclick: remove }, text, icon('close'));
}

/** A line to add an entry by: a field for each part of it, the last ones may stay empty. */
function adding(t, parts, add, type = { maxlength: 60 }) {
  const fields = parts.map(([label, optional]) => h('input', { ...type, required: !optional, placeholder: label, 'aria-label': label, dir: 'auto' }));
  return h('form', {
    onsubmit: (event) => {
      event.preventDefault();
      const values = fields.map((field) => field.value.trim());
      if (values[0]) {
        add(values);
      }
    },
  }, fields, h('button', { type: 'submit', class: 'round small', 'aria-label': t('you.add'), title: t('you.add') }, icon('plus')));
}

/** The export: all that is remembered, as the server gives it. */
function download(memory) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(memory, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a'); // not h(), whose addresses are those of pages and pictures
  [link.href, link.download] = [url, 'remembered.json'];
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function earlier({ t, conversation, leave }, redraw) {
  const talks = conversation.earlier;
  return h('section', {},
    h('h4', {}, t('you.earlier')),
    talks.length === 0 && h('p', { class: 'muted' }, t('you.earlier.none')),
    h('ul', {}, talks.map((talk) => h('li', { class: 'talk-entry' }, h('button', {
      type: 'button',
      onclick: () => {
        conversation.open(talk);
        leave();
      },
    }, picture(firstPicture(talk), ''), h('span', {}, h('strong', {}, talk.turns[0].text), h('span', { class: 'muted' }, `${date(talk.at, t.lang)} · ${t('you.turns', { count: talk.turns.length })}`)))))),
    talks.length > 0 && h('button', {
      type: 'button',
      class: 'chip',
      onclick: () => {
        talks.forEach(({ id }) => conversation.drop(id));
        redraw();
      },
    }, t('you.earlier.erase')));
}

function firstPicture({ turns }) {
  return turns.flatMap(({ events }) => events).find(({ products }) => products?.[0]?.image)?.products[0].image;
}

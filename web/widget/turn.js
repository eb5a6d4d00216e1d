import { h, icon } from './dom.js';
import { renderEvent } from './render/answer.js';

/** One turn on the page: what was asked, what came of it so far, and how it stands. */
export class TurnView {
  #turn;
  #ctx;
  #retry;
  #answer = h('div', { class: 'answer' });
  #foot = h('div', { class: 'foot' });

  /**
   * @param {object} turn The conversation's turn.
   * @param {object} page What a renderer may do: {t, api, say, link, act, keep, showEvidence, showReviews}.
   * @param {() => void} retry Asks again.
   */
  constructor(turn, page, retry) {
    this.#turn = turn;
    this.#retry = retry;
    this.#ctx = {
      ...page,
      opinion: () => turn.opinion,
      rate: (opinion) => page.rate(turn, opinion),
      evidenceNumber: (id) => this.#evidence.findIndex((item) => item.id === id) + 1,
      showEvidence: (ids) => this.#showEvidence(ids),
    };
    this.element = h('section', { class: 'turn' },
      h('h3', { class: 'said', dir: 'auto' }, h('span', { class: 'unseen' }, `${page.t('you')}: `), turn.text),
      this.#answer,
      this.#foot);
    this.update();
  }

  get #evidence() {
    return this.#turn.events.filter((event) => event.type === 'evidence').flatMap((event) => event.items);
  }

  add(event) {
    if (event.type === 'done') {
      this.#addSources();
    }
    this.#answer.append(...renderEvent(event, this.#ctx));
    this.#thinking();
  }

  /** Draws the whole anew: at first, and when it is asked again. */
  update() {
    this.#answer.replaceChildren();
    for (const event of this.#turn.events) {
      this.add(event);
    }
    this.state();
  }

  state() {
    const { t } = this.#ctx;
    const { state, failure } = this.#turn;
    const trouble = {
      stopped: () => t('stopped'),
      cut: () => t('cut'),
      failed: () => t(`failed.${failure.kind === 'gone' ? 'server' : failure.kind}`, { detail: failure.detail }),
    }[state]?.();
    this.element.setAttribute('aria-busy', String(state === 'streaming'));
    this.#foot.replaceChildren();
    if (trouble) {
      this.#foot.append(h('div', { class: `trouble ${state}` },
        h('p', {}, trouble),
        h('button', { type: 'button', class: 'chip', onclick: () => this.#retry() }, icon('again'), t('again'))));
    }
    this.#thinking();
    return trouble;
  }

  /** A later turn has begun: what answered this one's questions can no longer be pressed. */
  settle() {
    this.#answer.querySelectorAll('.follow-ups').forEach((group) => group.remove());
    this.#answer.querySelectorAll('.choices, .action fieldset').forEach((group) => {
      group.disabled = true;
    });
    this.#foot.querySelectorAll('button').forEach((button) => button.remove());
  }

  #thinking() {
    const waiting = this.#turn.state === 'streaming';
    const shown = this.#foot.querySelector('.thinking');
    if (waiting && !shown) {
      this.#foot.append(h('p', { class: 'thinking' }, h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), this.#ctx.t('thinking')));
    } else if (!waiting) {
      shown?.remove();
    }
  }

  #addSources() {
    const count = this.#evidence.length;
    if (count > 0) {
      const sources = h('button', { type: 'button', class: 'plain sources', onclick: () => this.#showEvidence(null) }, this.#ctx.t('evidence', { count }));
      this.#answer.insertBefore(sources, this.#answer.querySelector('.follow-ups'));
    }
  }

  #showEvidence(ids) {
    this.#ctx.drawEvidence(this.#evidence.filter((item) => ids === null || ids.includes(item.id)), this.#ctx);
  }
}

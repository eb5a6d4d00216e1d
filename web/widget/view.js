import { Announcer } from './announcer.js';
import { Composer } from './composer.js';
import { h, icon, picture } from './dom.js';
import { Drawer } from './drawer.js';
import { announcement } from './render/answer.js';
import { evidenceList } from './render/evidence.js';
import { reviewList } from './render/review.js';
import { TurnView } from './turn.js';

/**
 * The conversation as it is seen: head, product in view, turns, conditions in force, composer, drawer.
 * It stands in the panel or in the page itself; what it does beyond itself goes through "shop" (see assistant.js).
 */
export class ConversationView {
  #t;
  #api;
  #conversation;
  #shop;
  #views = new Map();
  #announcer = new Announcer();
  #inView = h('div', { class: 'in-view' });
  #welcome = h('div', { class: 'welcome' });
  #turns = h('div', { class: 'turns' });
  #conditions = h('div', { class: 'conditions', role: 'group' });
  #composer;
  #drawer;
  #page;

  /**
   * @param {object} shop {link(product, props, ...children), act(action), turn(detail), feedback(detail), close(), page(), forgetProduct()}
   */
  constructor({ t, api, conversation, shop, inline }) {
    this.#t = t;
    this.#api = api;
    this.#conversation = conversation;
    this.#shop = shop;
    this.#page = {
      t,
      api,
      link: shop.link,
      act: shop.act,
      keep: () => conversation.keep(),
      rate: (turn, opinion) => conversation.rate(turn, opinion),
      showYou: () => this.#showYou(),
      say: (text, page) => this.ask(text, page),
      showReviews: (title, ids, quoted) => this.#drawer.show(title, reviewList(ids, this.#page, quoted)),
      drawEvidence: (items, ctx) => this.#drawer.show(t('evidence.title'), evidenceList(items, ctx)),
    };
    this.#composer = new Composer(t, {
      draft: conversation.draft,
      typed: (text) => {
        conversation.draft = text;
      },
      send: (text) => this.ask(text),
      stop: () => conversation.stop(),
    });
    this.#conditions.setAttribute('aria-label', t('conditions'));
    this.head = h('header', { class: 'head' },
      h('h2', { id: 'title', tabindex: -1 }, t('title')),
      h('button', { type: 'button', class: 'round you-button', 'aria-label': t('you.title'), title: t('you.title'), onclick: () => this.#showYou() }, icon('you')),
      h('button', { type: 'button', class: 'round', 'aria-label': t('new'), title: t('new'), onclick: () => this.#restart() }, icon('plus')),
      !inline && h('button', { type: 'button', class: 'round', 'aria-label': t('close'), onclick: () => shop.close() }, icon('close')));
    this.talk = h('div', { class: 'talk', tabindex: 0, role: 'region', 'aria-label': t('title') }, this.#welcome, this.#turns);
    this.#drawer = new Drawer(t, [this.head, this.#inView, this.talk, this.#conditions, this.#composer.element]);
    this.nodes = [
      this.head, this.#inView, this.talk, this.#conditions, this.#composer.element, this.#drawer.element, this.#announcer.element,
    ];
    this.#listen();
    conversation.turns.forEach((turn) => this.#addTurn(turn));
    this.#draw();
    conversation.resume();
  }

  /** It stands in sight, where it was not before. */
  shown() {
    this.#scrollToLast();
  }

  /** Says something as if typed. */
  ask(text, page) {
    if (this.#conversation.streaming) {
      return;
    }
    this.#drawer.close();
    this.#conversation.draft = '';
    this.#conversation.ask(text, page ?? this.#shop.page());
    this.focus();
  }

  focus() {
    // On a phone the keyboard would cover what was just opened.
    (matchMedia('(pointer: coarse)').matches ? this.head.firstElementChild : this.#composer.input).focus();
  }

  /** Closes what lies over the conversation; false where nothing does. */
  back() {
    const open = this.#drawer.isOpen;
    if (open) {
      this.#drawer.back();
    }
    return open;
  }

  /** @param {object|null} product What the shop's page shows: {title, image}. */
  showProduct(product) {
    this.#inView.replaceChildren(...(product
      ? [
        picture(product.image, ''),
        h('span', {}, h('span', { class: 'label' }, this.#t('inview')), h('strong', {}, product.title)),
        h('button', { type: 'button', class: 'round small', 'aria-label': this.#t('inview.forget'), title: this.#t('inview.forget'), onclick: () => this.#shop.forgetProduct() },
          icon('close')),
      ]
      : []));
  }

  /** @param {string[]} starters What a shopper may begin with. */
  welcome(starters) {
    const { t } = this.#page;
    this.#welcome.replaceChildren(
      h('p', { class: 'greeting' }, t('greeting')),
      h('p', { class: 'muted' }, t('greeting.more')),
      h('div', { class: 'starters', role: 'group', 'aria-label': t('starters') },
        starters.map((text) => h('button', { type: 'button', class: 'chip', onclick: () => this.ask(text) }, text))));
  }

  #listen() {
    const on = (type, listener) => this.#conversation.addEventListener(type, (event) => {
      listener(event.detail);
      this.#draw();
    });
    on('turn', ({ turn }) => {
      this.#announcer.clear();
      this.#views.get(this.#conversation.turns.at(-2))?.settle();
      this.#addTurn(turn);
      this.#scrollToLast();
      this.#shop.turn({ phase: 'asked', text: turn.text });
    });
    on('answer', ({ turn, event }) => {
      this.#views.get(turn)?.add(event);
      this.#announcer.say(announcement(event, this.#t));
    });
    on('state', ({ turn }) => this.#stateChanged(turn));
    on('opinion', ({ turn }) => this.#shop.feedback({ text: turn.text, helpful: turn.opinion?.helpful ?? null, reason: turn.opinion?.reason ?? null }));
    on('reset', () => {
      this.#views.clear();
      this.#turns.replaceChildren();
      this.#announcer.clear();
      this.#conversation.turns.forEach((turn) => this.#addTurn(turn));
      this.#scrollToLast();
    });
  }

  #stateChanged(turn) {
    const view = this.#views.get(turn);
    if (!view) {
      return; // of a conversation that was dropped meanwhile
    }
    if (turn.state === 'streaming') {
      view.update();
      return;
    }
    this.#announcer.say(view.state());
    const done = turn.events.findLast((event) => event.type === 'done');
    this.#shop.turn(turn.state === 'done'
      ? { phase: 'answered', text: turn.text, answered: done.answered, rung: done.rung, elapsedMs: done.elapsedMs, productIds: shownIn(turn) }
      : { phase: turn.state, text: turn.text, reason: turn.failure?.kind });
  }

  #addTurn(turn) {
    this.#views.get(this.#conversation.turns[this.#conversation.turns.indexOf(turn) - 1])?.settle();
    const view = new TurnView(turn, this.#page, () => this.#conversation.retry(turn));
    this.#views.set(turn, view);
    this.#turns.append(view.element);
  }

  #draw() {
    const { t } = this.#page;
    this.#welcome.hidden = this.#conversation.turns.length > 0;
    this.#composer.streaming = this.#conversation.streaming;
    this.#conditions.replaceChildren(...this.#conversation.conditions.map((condition) =>
      h('button', { type: 'button', class: 'chip', 'aria-label': t('conditions.remove', { label: condition.label }), onclick: () => this.ask(condition.remove) },
        condition.label, icon('close'))));
  }

  /** The question goes to the top and its answer grows below it, so that nothing moves while it is read. */
  #scrollToLast() {
    const last = this.#turns.lastElementChild;
    if (last) {
      this.talk.scrollTop = last.offsetTop;
    }
  }

  async #showYou() {
    const { t } = this.#page;
    const content = await import('./you.js').then(
      ({ youPage }) => youPage({ t, conversation: this.#conversation, leave: () => this.#drawer.close() }),
      () => h('p', { class: 'trouble' }, t('failed.network')));
    this.#drawer.show(t('you.title'), content);
  }

  #restart() {
    this.#conversation.reset();
    this.focus();
  }
}

function shownIn({ events }) {
  return events.flatMap(({ products }) => products ?? []).map(({ id }) => id);
}

import { h, icon } from './dom.js';

/** A page over the conversation: evidence, or whole reviews. Opening one from another stacks them; going back unstacks. */
export class Drawer {
  #behind;
  #stack = [];
  #opener = null;
  #heading = h('h3', { tabindex: -1, id: 'drawer-title' });
  #body = h('div', { class: 'body', tabindex: 0, role: 'region', 'aria-labelledby': 'drawer-title' });

  /** @param {Element[]} behind What is out of reach while it is open. */
  constructor(t, behind) {
    this.#behind = behind;
    this.element = h('section', { class: 'drawer', role: 'dialog', 'aria-labelledby': 'drawer-title', hidden: true },
      h('header', {},
        h('button', { type: 'button', class: 'round', 'aria-label': t('back'), onclick: () => this.back() }, icon('back')),
        this.#heading),
      this.#body);
  }

  get isOpen() {
    return !this.element.hidden;
  }

  show(title, content) {
    if (!this.isOpen) {
      this.#opener = this.element.getRootNode().activeElement;
    }
    this.#stack.push({ title, content: [content].flat() });
    this.#draw();
  }

  back() {
    this.#stack.pop();
    this.#draw();
  }

  close() {
    this.#stack = [];
    this.#draw();
  }

  #draw() {
    const top = this.#stack.at(-1);
    this.element.hidden = !top;
    for (const element of this.#behind) {
      element.inert = Boolean(top);
    }
    if (top) {
      this.#heading.textContent = top.title;
      this.#body.replaceChildren(...top.content);
      this.#body.scrollTop = 0;
      this.#heading.focus();
    } else {
      this.#body.replaceChildren();
      this.#opener?.focus();
    }
  }
}

import { h } from './dom.js';

/** Tells a screen reader what is new, each thing once; what was said before is never read again. */
export class Announcer {
  element = h('div', { class: 'unseen', 'aria-live': 'polite', 'aria-atomic': 'false', 'aria-relevant': 'additions' });

  say(text) {
    if (text) {
      this.element.append(h('p', {}, text));
    }
  }

  clear() {
    this.element.replaceChildren();
  }
}

import { h, icon } from './dom.js';

const longest = 2000; // characters that the server reads of one turn

/** Where the shopper types. Enter sends, Shift+Enter breaks the line; while an answer streams the button stops it. */
export class Composer {
  #t;
  #send;
  #stop;
  #streaming = false;
  #button = h('button', { type: 'submit', class: 'round primary' });

  constructor(t, { draft, send, stop, typed }) {
    this.#t = t;
    this.#send = send;
    this.#stop = stop;
    this.input = h('textarea', {
      rows: 1,
      maxlength: longest,
      dir: 'auto',
      autocomplete: 'off',
      enterkeyhint: 'send',
      'aria-label': t('input'),
      placeholder: t('input.hint'),
      oninput: () => {
        typed(this.input.value);
        this.#fit();
      },
      onkeydown: (event) => this.#key(event),
    });
    this.input.value = draft;
    this.element = h('form', { class: 'composer', onsubmit: (event) => this.#submit(event) }, this.input, this.#button);
    this.streaming = false;
  }

  set streaming(on) {
    this.#streaming = on;
    this.#button.replaceChildren(icon(on ? 'stop' : 'send'));
    this.#button.setAttribute('aria-label', this.#t(on ? 'stop' : 'send'));
    this.#fit();
  }

  #key(event) {
    // While an input method composes (Chinese, Japanese), Enter takes its suggestion and sends nothing.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!this.#streaming) {
        this.element.requestSubmit();
      }
    }
  }

  #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (this.#streaming) {
      this.#stop();
    } else if (text) {
      this.input.value = '';
      this.#fit();
      this.#send(text);
    } else {
      this.input.focus();
    }
  }

  /** As high as its lines, up to the style sheet's limit, in browsers that do not do this by "field-sizing". */
  #fit() {
    if (!CSS.supports('field-sizing', 'content')) {
      this.input.style.blockSize = 'auto';
      this.input.style.blockSize = `${this.input.scrollHeight}px`;
    }
  }
}

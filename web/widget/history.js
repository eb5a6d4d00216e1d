// Earlier conversations, in this browser and nowhere else: the last few, none older than a month.

import { browser } from './storage.js';

const most = 10;
const turnsKept = 20;
const age = 30 * 24 * 3600 * 1000;

export class History {
  #prefix;

  constructor(base) {
    this.#prefix = `aisle:talk:${base}:`;
  }

  /** The newest first: {id, at, turns}. */
  list() {
    return browser.keys(this.#prefix).map((key) => browser.get(key))
      .filter((talk) => talk?.id && Array.isArray(talk.turns) && talk.turns.length > 0)
      .sort((a, b) => b.at - a.at);
  }

  keep(id, turns) {
    const talk = { id, at: Date.now(), turns: turns.slice(-turnsKept) };
    this.#sweep(most - 1, id);
    if (!browser.set(this.#prefix + id, talk)) {
      this.#sweep(2, id); // full: the older ones make room
      browser.set(this.#prefix + id, talk);
    }
  }

  drop(id) {
    browser.set(this.#prefix + id, null);
  }

  #sweep(rest, but) {
    this.list().filter(({ id }) => id !== but).forEach(({ id, at }, i) => {
      if (i >= rest || Date.now() - at > age) {
        this.drop(id);
      }
    });
  }
}

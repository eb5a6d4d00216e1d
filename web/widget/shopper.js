// The handle of what the shop remembers of this shopper, who agreed to it in this browser. It is nowhere else: who knows it may read and change that.

import { browser } from './storage.js';

export class Shopper {
  #api;
  #key;

  constructor(api) {
    this.#api = api;
    this.#key = `aisle:shopper:${api.base}`;
  }

  /** Null where the shopper has not agreed, or this browser keeps nothing. */
  get handle() {
    return browser.get(this.#key);
  }

  /** The shopper agrees. What they told in the conversation before is kept, too. */
  async agree(conversation) {
    browser.set(this.#key, (await this.#send('POST', '', { conversation })).id);
  }

  /** All that is remembered; null where nothing is, or no more. */
  async recall() {
    return this.handle && await this.#send('GET', this.handle);
  }

  change(memory) {
    return this.#send('PUT', this.handle, memory);
  }

  async forget() {
    await this.#send('DELETE', this.handle);
    browser.set(this.#key, null);
  }

  /** A memory that the shop has no more is none here either. */
  async #send(method, handle, body) {
    try {
      return await this.#api.send(method, `v1/shoppers/${handle}`.replace(/\/$/, ''), body);
    } catch (error) {
      if (error.kind !== 'gone') {
        throw error;
      }
      browser.set(this.#key, null);
      return null;
    }
  }
}

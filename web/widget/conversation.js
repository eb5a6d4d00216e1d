// What was said so far, and the turn under way. Knows nothing of the page: it tells its listeners, and they draw.

import { Failure } from './api.js';

const kept = 20; // turns that a reload brings back

/**
 * A turn: {text, page, events, state, failure, lastId}. Its state is "streaming", then "done", "stopped" (by the shopper),
 * "cut" (the page was left) or "failed".
 * Dispatches "turn" when one starts, "answer" for each event of it, "state" when its state changes, "reset" when all is dropped.
 */
export class Conversation extends EventTarget {
  #api;
  #key;
  #id = null;
  #abort = null;
  #draft = '';

  turns = [];

  constructor(api) {
    super();
    this.#api = api;
    this.#key = `aisle:${api.base}`;
    this.#restore();
  }

  get streaming() {
    return this.turns.at(-1)?.state === 'streaming';
  }

  /** What is typed and not sent yet. */
  get draft() {
    return this.#draft;
  }

  set draft(text) {
    this.#draft = text;
    this.#save();
  }

  /** The conditions that the last products were found under. */
  get conditions() {
    return this.turns.flatMap((turn) => turn.events).findLast((event) => event.type === 'products')?.conditions ?? [];
  }

  /** @param {string} text @param {{productId?: string, productIds?: string[]}} [page] What the shop's page shows. */
  async ask(text, page) {
    if (this.streaming) {
      return;
    }
    const turn = { text, page, events: [], state: 'streaming', failure: null, lastId: '' };
    this.turns.push(turn);
    this.#tell('turn', { turn });
    await this.#run(turn);
  }

  /** Asks a turn again that failed or was stopped, in its place. */
  async retry(turn) {
    if (this.streaming) {
      return;
    }
    Object.assign(turn, { events: [], state: 'streaming', failure: null, lastId: '' });
    this.#tell('state', { turn });
    await this.#run(turn);
  }

  stop() {
    this.#abort?.abort();
  }

  reset() {
    this.stop();
    this.turns = [];
    this.#id = null;
    this.#save();
    this.#tell('reset', {});
  }

  /** Keeps what the page changed in an event, such as an action's outcome. */
  keep() {
    this.#save();
  }

  async #run(turn) {
    const abort = new AbortController();
    this.#abort = abort;
    this.#save();
    try {
      await this.#stream(turn, abort.signal);
      turn.state = 'done';
    } catch (error) {
      turn.state = error.name === 'AbortError' ? 'stopped' : 'failed';
      turn.failure = error instanceof Failure ? { kind: error.kind, detail: error.detail } : null;
      if (turn.state === 'failed' && !turn.failure) {
        throw error;
      }
    } finally {
      this.#save();
      this.#tell('state', { turn });
    }
  }

  async #stream(turn, signal) {
    const fresh = this.#id === null;
    this.#id ??= await this.#api.startConversation(signal);
    try {
      await this.#read(turn, signal);
    } catch (error) {
      // The server may have forgotten a conversation that this page still shows: go on in a new one.
      if (fresh || error.kind !== 'gone') {
        throw error;
      }
      this.#id = await this.#api.startConversation(signal);
      await this.#read(turn, signal);
    }
  }

  async #read(turn, signal) {
    for await (const { id, event } of this.#api.turn(this.#id, { text: turn.text, page: turn.page }, signal)) {
      turn.lastId = id;
      turn.events.push(event);
      this.#tell('answer', { turn, event });
    }
    if (turn.events.at(-1)?.type !== 'done') {
      throw new Failure('network', 'The stream ended before the answer did.');
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #restore() {
    try {
      const saved = JSON.parse(sessionStorage.getItem(this.#key) ?? '{}');
      this.#id = saved.id ?? null;
      this.#draft = saved.draft ?? '';
      this.turns = (saved.turns ?? []).map((turn) => (turn.state === 'streaming' ? { ...turn, state: 'cut' } : turn));
    } catch {
      // Storage that is refused or broken: the conversation starts anew.
    }
  }

  #save() {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ id: this.#id, draft: this.#draft, turns: this.turns.slice(-kept) }));
    } catch {
      // Refused or full: the conversation goes on, and a reload forgets it.
    }
  }
}

// What was said so far, and the turn under way. Knows nothing of the page: it tells its listeners, and they draw.

import { Failure } from './api.js';
import { History } from './history.js';
import { Shopper } from './shopper.js';
import { tab } from './storage.js';

const kept = 20; // turns that a reload brings back
const pauses = [500, 1000, 2000, 4000, 6000]; // milliseconds before each try to read on

/**
 * A turn: {text, page, events, state, failure, lastId, conversation, opinion}. Its state is "streaming", then "done", "stopped" (by the shopper),
 * "cut" (the page was left) or "failed". A connection that is lost in the middle is taken up where it was.
 * Dispatches "turn" when one starts, "answer" for each event of it, "state" when its state changes, "reset" when all is dropped.
 */
export class Conversation extends EventTarget {
  #api;
  #key;
  #id = null;
  #abort = null;
  #draft = '';
  #history;

  turns = [];

  constructor(api) {
    super();
    this.#api = api;
    this.#key = `aisle:${api.base}`;
    this.#history = new History(api.base);
    this.shopper = new Shopper(api);
    this.#restore();
    addEventListener('pagehide', () => this.#save()); // with what came of an answer so far
  }

  /** Null until something was said. */
  get id() {
    return this.#id;
  }

  /** Earlier ones of this browser. */
  get earlier() {
    return this.#history.list().filter(({ id }) => id !== this.#id);
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
    await this.#run(turn, (signal) => this.#stream(turn, signal));
  }

  /** Reads on in the last turn where the page was left in its middle. */
  async resume() {
    const turn = this.turns.at(-1);
    if (turn?.state === 'cut' && turn.lastId && this.#id) {
      turn.state = 'streaming';
      this.#tell('state', { turn });
      await this.#run(turn, (signal) => this.#read(turn, signal, this.#api.rest(this.#id, turn.lastId, signal)));
    }
  }

  /** Asks a turn again that failed or was stopped, in its place. */
  async retry(turn) {
    if (this.streaming) {
      return;
    }
    Object.assign(turn, { events: [], state: 'streaming', failure: null, lastId: '' });
    this.#tell('state', { turn });
    await this.#run(turn, (signal) => this.#stream(turn, signal));
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

  /** Goes on with an earlier one. */
  open({ id, turns }) {
    this.stop();
    this.#id = id;
    this.turns = turns.map(settled);
    this.#save();
    this.#tell('reset', {});
  }

  /** Says whether an answer helped, {helpful, reason, comment}, or takes that back (null). False where the shop could not be told. */
  async rate(turn, opinion) {
    const path = `v1/conversations/${turn.conversation}/turns/${turn.lastId.split('-')[0]}/feedback`;
    try {
      await this.#api.send(opinion ? 'PUT' : 'DELETE', path, opinion);
    } catch {
      return false;
    }
    turn.opinion = opinion;
    this.#save();
    this.#tell('opinion', { turn });
    return true;
  }

  /** Erases an earlier one, here and in the shop. */
  drop(id) {
    this.#history.drop(id);
    this.#api.send('DELETE', `v1/conversations/${id}`).catch(() => {}); // the shop forgets it by itself in hours
  }

  /** Erases every conversation of this browser, here and in the shop. */
  async erase() {
    const ids = new Set([this.#id, ...this.#history.list().map(({ id }) => id)].filter(Boolean));
    this.reset();
    ids.forEach((id) => this.#history.drop(id));
    await Promise.allSettled([...ids].map((id) => this.#api.send('DELETE', `v1/conversations/${id}`)));
  }

  /** Keeps what the page changed in an event, such as an action's outcome. */
  keep() {
    this.#save();
  }

  async #run(turn, stream) {
    const abort = new AbortController();
    this.#abort = abort;
    this.#save();
    try {
      await stream(abort.signal);
      turn.state = 'done';
    } catch (error) {
      turn.state = error.name === 'AbortError' ? 'stopped' : 'failed';
      turn.failure = error instanceof Failure ? { kind: error.kind, detail: error.detail } : null;
      if (turn.state === 'failed' && !turn.failure) {
        throw error;
      }
    } finally {
      this.#save();
      if (this.turns.includes(turn)) {
        this.#history.keep(this.#id, this.turns);
      }
      this.#tell('state', { turn });
    }
  }

  async #stream(turn, signal) {
    const fresh = this.#id === null;
    this.#id ??= await this.#api.startConversation(signal);
    const say = () => {
      turn.conversation = this.#id;
      return this.#read(turn, signal, this.#api.turn(this.#id, { text: turn.text, page: turn.page, shopper: this.shopper.handle ?? undefined }, signal));
    };
    try {
      await say();
    } catch (error) {
      // The server may have forgotten a conversation that this page still shows: go on in a new one.
      if (fresh || error.kind !== 'gone') {
        throw error;
      }
      this.#history.drop(this.#id);
      this.#id = await this.#api.startConversation(signal);
      await say();
    }
  }

  async #read(turn, signal, stream) {
    for (let tries = 0; ; tries += 1) {
      try {
        for await (const { id, event } of stream) {
          tries = 0;
          turn.lastId = id;
          turn.events.push(event);
          this.#tell('answer', { turn, event });
        }
        if (turn.events.at(-1)?.type === 'done') {
          return;
        }
        throw new Failure('network', 'The stream ended before the answer did.');
      } catch (error) {
        if (!turn.lastId || (error.kind !== 'network' && error.kind !== 'gone')) {
          throw error;
        }
        if (error.kind === 'gone' || tries >= pauses.length) {
          throw new Failure('network', error.detail); // and not "gone": half of the answer is there
        }
        await pause(pauses[tries], signal);
        stream = this.#api.rest(this.#id, turn.lastId, signal);
      }
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #restore() {
    const saved = tab.get(this.#key);
    this.#id = saved?.id ?? null;
    this.#draft = saved?.draft ?? '';
    this.turns = (saved?.turns ?? []).map(settled);
  }

  #save() {
    tab.set(this.#key, { id: this.#id, draft: this.#draft, turns: this.turns.slice(-kept) });
  }
}

/** A turn that was under way when its page was left is cut. */
function settled(turn) {
  return turn.state === 'streaming' ? { ...turn, state: 'cut' } : turn;
}

/** Waits, or until the network is back, or the shopper has stopped it. */
function pause(time, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(go, time);
    addEventListener('online', go, { once: true });
    signal.addEventListener('abort', stop, { once: true });
    function end() {
      clearTimeout(timer);
      removeEventListener('online', go);
      signal.removeEventListener('abort', stop);
    }
    function go() {
      end();
      resolve();
    }
    function stop() {
      end();
      reject(signal.reason);
    }
  });
}

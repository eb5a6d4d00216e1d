// The shop's API. What goes wrong comes out as one Failure, so that the page can say it in words.

import { readEvents } from './stream.js';

/** @property {'network'|'busy'|'invalid'|'gone'|'server'} kind */
export class Failure extends Error {
  constructor(kind, detail = '') {
    super(detail || kind);
    this.kind = kind;
    this.detail = detail;
  }
}

export class Api {
  /** @param {string} base Where the API lives, such as "https://aisle.shop.example/". */
  constructor(base) {
    this.base = base.endsWith('/') ? base : `${base}/`;
  }

  /** A picture that the server itself serves is named by its path, which the page may not share. */
  pictureAddress(url) {
    return typeof url === 'string' && url.startsWith('/') ? new URL(url, this.base).href : url;
  }

  get(path, signal) {
    return this.#json(path, { signal });
  }

  /** Sends what is to be changed. Gives the answer's JSON, or null where there is none. */
  async send(method, path, body, signal) {
    const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await this.#send(path, { method, signal, ...json });
    return response.status === 204 ? null : response.json();
  }

  async startConversation(signal) {
    return (await this.send('POST', 'v1/conversations', null, signal)).id;
  }

  /** Says one thing and gives each AnswerEvent as it comes, with the id it may be resumed from. */
  turn(conversation, request, signal) {
    return this.#events(`v1/conversations/${encodeURIComponent(conversation)}/turns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(request),
      signal,
    });
  }

  /** What came, and still comes, after an event of the conversation's last turn. */
  rest(conversation, lastId, signal) {
    return this.#events(`v1/conversations/${encodeURIComponent(conversation)}/turns/last`, {
      headers: { 'last-event-id': lastId, accept: 'text/event-stream' },
      signal,
    });
  }

  async *#events(path, init) {
    const response = await this.#send(path, init);
    try {
      for await (const { id, type, data } of readEvents(response.body)) {
        const event = JSON.parse(data, (key, value) => (key === 'image' ? this.pictureAddress(value) : value));
        if (type === 'problem') {
          throw new Failure('server', event.detail ?? event.title ?? '');
        }
        yield { id, event };
      }
    } catch (error) {
      throw failureOf(error);
    }
  }

  async #json(path, init) {
    const response = await this.#send(path, init);
    try {
      return await response.json();
    } catch (error) {
      throw failureOf(error);
    }
  }

  async #send(path, init) {
    let response;
    try {
      response = await fetch(new URL(path, this.base), init);
    } catch (error) {
      throw failureOf(error);
    }
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      throw new Failure(kindOf(response.status), problem.detail ?? problem.title ?? '');
    }
    return response;
  }
}

function kindOf(status) {
  switch (status) {
    case 404:
    case 410: return 'gone';
    case 429:
    case 503: return 'busy';
    default: return status < 500 ? 'invalid' : 'server';
  }
}

/** Aborting is no failure and passes as it is; a broken stream is the network; JSON that is none is the server. */
function failureOf(error) {
  if (error.name === 'AbortError' || error instanceof Failure) {
    return error;
  }
  return new Failure(error instanceof SyntaxError ? 'server' : 'network', error.message);
}

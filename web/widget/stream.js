// Server-Sent Events read from a fetch, since EventSource can only GET.
// Parsed as https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation says.

/** Turns pieces of an event stream, cut anywhere, into events. */
export class EventParser {
  #rest = '';
  #type = '';
  #data = [];
  #id = '';

  /** @param {string} chunk @returns {Generator<{id: string, type: string, data: string}>} */
  *push(chunk) {
    const text = this.#rest + chunk;
    const lineEnd = /\r\n|\n|\r/g;
    let start = 0;
    for (let end; (end = lineEnd.exec(text)); start = lineEnd.lastIndex) {
      if (end[0] === '\r' && lineEnd.lastIndex === text.length) {
        break; // its line feed may come with the next chunk
      }
      const event = this.#line(text.slice(start, end.index));
      if (event) {
        yield event;
      }
    }
    this.#rest = text.slice(start);
  }

  #line(line) {
    if (line === '') {
      const event = this.#data.length > 0 ? { id: this.#id, type: this.#type || 'message', data: this.#data.join('\n') } : null;
      this.#type = '';
      this.#data = [];
      return event;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'event') {
      this.#type = value;
    } else if (field === 'id' && !value.includes('\0')) {
      this.#id = value;
    }
    return null; // a comment, "retry", or a field to come
  }
}

/** The events of a response's body, as they arrive. Leaving the loop early gives the connection back. */
export async function* readEvents(body) {
  const parser = new EventParser();
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let part; !(part = await reader.read()).done;) {
      yield* parser.push(part.value);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

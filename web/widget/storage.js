// What this browser keeps, as JSON. A browser that refuses to keep anything, or is full, is not an error: it forgets.

class Storage {
  #of;

  constructor(of) {
    this.#of = of;
  }

  /** Null where there is nothing, or nothing that can be read. */
  get(key) {
    try {
      return JSON.parse(this.#of().getItem(key));
    } catch {
      return null;
    }
  }

  /** Whether it is kept; null is kept as nothing. */
  set(key, value) {
    try {
      if (value === null) {
        this.#of().removeItem(key);
      } else {
        this.#of().setItem(key, JSON.stringify(value));
      }
      return true;
    } catch {
      return false;
    }
  }

  keys(prefix) {
    try {
      return Object.keys(this.#of()).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }
}

/** Until the tab is closed, and for good. */
export const tab = new Storage(() => sessionStorage);
export const browser = new Storage(() => localStorage);

// What the shopper put in the cart: ids and counts, in this browser. Prices and stock are the server's and read when shown.

const key = 'shop:cart';
const mostLines = 50;
export const mostPieces = 20;

/** Lines of {productId, variantId, quantity}. Dispatches "change", also when another tab changed it. */
export class Cart extends EventTarget {
  #lines = read();

  constructor() {
    super();
    addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) {
        this.#lines = read();
        this.dispatchEvent(new Event('change'));
      }
    });
  }

  get lines() {
    return this.#lines;
  }

  get pieces() {
    return this.#lines.reduce((sum, line) => sum + line.quantity, 0);
  }

  /** @returns {boolean} Whether there was room for it. */
  add(productId, variantId) {
    const line = this.#find(productId, variantId);
    if (line ? line.quantity >= mostPieces : this.#lines.length >= mostLines) {
      return false;
    }
    this.#set(line
      ? this.#lines.map((l) => (l === line ? { ...l, quantity: l.quantity + 1 } : l))
      : [...this.#lines, { productId, variantId: variantId ?? null, quantity: 1 }]);
    return true;
  }

  /** None takes the line out. */
  change({ productId, variantId }, quantity) {
    const line = this.#find(productId, variantId);
    this.#set(this.#lines.flatMap((l) => (l !== line ? [l] : quantity > 0 ? [{ ...l, quantity: Math.min(quantity, mostPieces) }] : [])));
  }

  #find(productId, variantId) {
    return this.#lines.find((line) => line.productId === productId && line.variantId === (variantId ?? null));
  }

  #set(lines) {
    this.#lines = lines;
    try {
      localStorage.setItem(key, JSON.stringify(lines));
    } catch {
      // Refused or full: the cart lasts as long as this page.
    }
    this.dispatchEvent(new Event('change'));
  }
}

/** Only what can be a line of ours: storage may hold anything. */
function read() {
  try {
    const lines = JSON.parse(localStorage.getItem(key) ?? '[]');
    return lines.filter((l) => typeof l?.productId === 'string' && (l.variantId === null || typeof l.variantId === 'string')
      && Number.isInteger(l.quantity) && l.quantity > 0 && l.quantity <= mostPieces).slice(0, mostLines);
  } catch {
    return [];
  }
}

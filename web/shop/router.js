/** Goes from page to page without loading the document anew, so that the assistant stays open while the shopper walks about. */
export class Router {
  #draw;
  #shown;
  #abort = null;
  #at = '';
  #main = document.getElementById('main');

  /**
   * @param {(url: URL, signal: AbortSignal) => Promise<{title: string, nodes: Node[]}>} draw
   * @param {(page: object) => void} shown Told of each page once it stands.
   */
  constructor(draw, shown) {
    this.#draw = draw;
    this.#shown = shown;
  }

  start() {
    history.scrollRestoration = 'manual';
    addEventListener('popstate', (event) => {
      if (this.#at !== location.pathname + location.search) { // and not only to another place on the same page
        this.#show(event.state?.y ?? 0, true);
      }
    });
    document.addEventListener('click', (event) => this.#click(event));
    this.#show(history.state?.y ?? 0, false);
  }

  go(url) {
    history.replaceState({ y: scrollY }, '');
    history.pushState({ y: 0 }, '', url);
    this.#show(0, true);
  }

  #click(event) {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
    if (link && plain && link.origin === location.origin && !link.target && !link.hash && !link.hasAttribute('data-reload')) {
      event.preventDefault();
      this.go(link.href);
    }
  }

  async #show(y, moved) {
    this.#abort?.abort();
    this.#at = location.pathname + location.search;
    const abort = new AbortController();
    this.#abort = abort;
    this.#main.setAttribute('aria-busy', 'true');
    try {
      const page = await this.#draw(new URL(location.href), abort.signal);
      if (abort.signal.aborted) {
        return; // the shopper has gone on
      }
      this.#main.replaceChildren(...page.nodes);
      this.#main.removeAttribute('aria-busy');
      this.#shown(page);
      if (moved) {
        this.#main.focus({ preventScroll: true });
      }
      scrollTo(0, y);
    } catch (error) {
      if (error.name !== 'AbortError') {
        throw error;
      }
    }
  }
}

/**
 * Goes from page to page without loading the document anew, so that the assistant stays open while the shopper walks about: the next page is
 * asked for as any link would, and its content takes the place of this one's. Where that fails in any way, the browser follows the link itself.
 */
export class Router {
  #shown;
  #abort = null;
  #at = location.pathname + location.search;

  /** @param {() => void} shown Told of each page once it stands. */
  constructor(shown) {
    this.#shown = shown;
  }

  start() {
    history.scrollRestoration = 'manual';
    scrollTo(0, history.state?.y ?? scrollY);
    addEventListener('popstate', (event) => {
      if (this.#at !== location.pathname + location.search) { // and not only to another place on the same page
        this.#show(event.state?.y ?? 0);
      }
    });
    addEventListener('pagehide', () => history.replaceState({ y: scrollY }, ''));
    document.addEventListener('click', (event) => this.#click(event));
  }

  /** @param {Element} [stays] The link followed, where the page only changes in place: the eye and the focus stay. */
  go(url, stays = null) {
    const y = scrollY;
    history.replaceState({ y }, '');
    history.pushState({ y: stays ? y : 0 }, '', url);
    this.#show(stays ? y : 0, stays);
  }

  #click(event) {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
    if (link && plain && link.origin === location.origin && !link.target && !link.hash && !('reload' in link.dataset) && isPage(link.pathname)) {
      event.preventDefault();
      this.go(link.href, 'stays' in link.dataset ? link : null);
    }
  }

  async #show(y, stays = null) {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#at = location.pathname + location.search;
    const main = document.getElementById('main');
    main.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(location.href, { signal: abort.signal, headers: { accept: 'text/html' } });
      const text = await response.text();
      const next = new DOMParser().parseFromString(text, 'text/html');
      if (abort.signal.aborted) {
        return; // the shopper has gone on
      }
      const content = next.getElementById('main');
      if (!content || response.redirected) {
        throw new Error('Not one of these pages.');
      }
      this.#put(next, content, main);
      scrollTo(0, y);
      const same = stays?.id && document.getElementById(stays.id);
      (same || content).focus({ preventScroll: true });
      this.#shown();
    } catch (error) {
      if (error.name !== 'AbortError') {
        location.reload(); // the address is the next page's already
      }
    }
  }

  /** Scripts of the next page do not run: a parsed document has none that do. */
  #put(next, content, main) {
    document.title = next.title;
    for (const selector of ['link[rel="canonical"]', 'meta[name="description"]', 'meta[name="robots"]', 'script[type="application/ld+json"]']) {
      document.head.querySelector(selector)?.remove();
      const found = next.head.querySelector(selector);
      if (found) {
        document.head.append(found);
      }
    }
    document.querySelector('#top .departments').replaceWith(next.querySelector('#top .departments'));
    document.querySelector('#bottom').replaceWith(next.querySelector('#bottom'));
    document.querySelector('form.search input').value = next.querySelector('form.search input').value;
    main.replaceWith(content);
  }
}

const isPage = (path) => path === '/' || path === '/cart' || path === '/policies' || path.startsWith('/p/');

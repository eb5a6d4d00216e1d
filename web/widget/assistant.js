import { h, icon, safeUrl } from './dom.js';
import { loadLook, lookSheet } from './look.js';
import { tab } from './storage.js';
import base from './styles/base.js';
import { sheet } from './styles/sheet.js';
import { loadTexts } from './texts.js';

const styles = sheet(base);
const openKey = 'aisle:open'; // whether the panel was, on the page before this one
const phone = matchMedia('(max-width: 40rem)');
const served = new URL('..', import.meta.url).href; // the server that this script came from

/**
 * <aisle-assistant>: the shopping assistant on any page. Attributes, events and theming: docs/concepts/widget.md.
 * @fires aisle:product The shopper follows a product; cancel it to show the product yourself.
 * @fires aisle:action The shopper said yes to an action; cancel it to say that the page does it.
 * @fires aisle:turn A turn was asked, answered, stopped or failed.
 * @fires aisle:feedback The shopper said whether an answer helped.
 * @fires aisle:panel The panel was opened or closed.
 */
export class AisleAssistant extends HTMLElement {
  static observedAttributes = ['product', 'lang', 'src', 'inline'];

  #root = this.attachShadow({ mode: 'open' });
  #t = null;
  #api = null;
  #view = null;
  #panel = null;
  #launcher = null;
  #opener = null;
  #forgotten = null;
  #started = false;
  #built = null;
  #furnished = null;
  #look = null;
  #sheets = [styles];

  /** Ids of the products that the page lists, in order, so that "the first two" can be said of them. */
  products = [];

  async connectedCallback() {
    this.#root.adoptedStyleSheets = this.#sheets;
    phone.addEventListener('change', this.#modeChanged);
    await this.#build();
  }

  disconnectedCallback() {
    phone.removeEventListener('change', this.#modeChanged);
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#built || before === after) {
      return;
    }
    if (name === 'product') {
      this.#forgotten = null;
      this.#started = false;
      if (this.#view && this.isOpen) {
        this.#start();
      }
    } else {
      this.#build();
    }
  }

  get isOpen() {
    return this.hasAttribute('inline') || Boolean(this.#panel?.open);
  }

  async open() {
    const opener = document.activeElement;
    await this.#built;
    if (!await this.#furnish() || this.isOpen) {
      return;
    }
    this.#opener = opener === this ? this.#launcher : opener;
    this.#show();
    this.#view.focus();
    this.#tell('aisle:panel', { open: true });
  }

  close() {
    if (this.hasAttribute('inline') || !this.isOpen) {
      return;
    }
    this.#panel.close();
    tab.set(openKey, false);
    this.#launcher.setAttribute('aria-expanded', 'false');
    const opener = this.#opener?.isConnected && this.#opener !== document.body ? this.#opener : this.#launcher;
    opener.focus();
    this.#tell('aisle:panel', { open: false });
  }

  /** Opens the assistant and asks, as if typed. */
  async ask(text) {
    await this.open();
    this.#view?.ask(text);
  }

  #build() {
    this.#built = this.#buildNow();
    return this.#built;
  }

  async #buildNow() {
    const lang = this.getAttribute('lang') || this.closest('[lang]')?.lang || navigator.language || 'en';
    const t = await loadTexts(lang);
    if (this.hasAttribute('lang') && this.getAttribute('lang') !== lang) {
      return this.#built; // another language was asked for meanwhile, and is on its way
    }
    const inline = this.hasAttribute('inline');
    [this.#t, this.#view, this.#panel, this.#furnished] = [t, null, null, null];
    this.#started = false;
    this.#launcher = h('button', {
      type: 'button',
      class: 'launcher',
      part: 'launcher',
      lang: t.lang,
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      onclick: () => this.open(),
      onpointerenter: () => this.#furnish(),
    }, icon('chat'), h('span', {}, t('launcher')));
    this.#root.replaceChildren(...(inline ? [] : [this.#launcher]));
    this.#look = this.#dress(t);
    if (!inline && (phone.matches || !tab.get(openKey))) {
      whenIdle(() => this.#furnish());
    } else if (await this.#furnish()) {
      this.#show();
    }
  }

  /** As the shop set it, when it comes: the launcher does not wait for that, the panel does. */
  async #dress(t) {
    const look = await loadLook(this.#base);
    if (t === this.#t) {
      t.use(look.texts?.[t.file] ?? {});
      if (!this.#launcher.classList.contains('failed')) {
        this.#launcher.lastChild.textContent = t('launcher');
      }
      this.#sheets = [styles, lookSheet(look)];
      this.#root.adoptedStyleSheets = this.#sheets;
    }
  }

  /** Where the API lives. */
  get #base() {
    return new URL(this.getAttribute('src') ?? served, document.baseURI).href;
  }

  /** The panel's parts and what they need, loaded once. False where they could not be: the launcher then says so, and can be pressed again. */
  #furnish() {
    this.#furnished ??= this.#furnishNow(this.#t).catch(() => {
      this.#furnished = null;
      this.#launcher.classList.add('failed');
      this.#launcher.lastChild.textContent = this.#t('launcher.failed');
      this.#root.append(this.#launcher); // an inline widget has nothing else
      return false;
    });
    return this.#furnished;
  }

  async #furnishNow(t) {
    const [inside] = await Promise.all([import('./panel.js'), this.#look]);
    if (t !== this.#t) {
      return this.#furnish(); // built anew meanwhile, as for another language
    }
    const inline = this.hasAttribute('inline');
    this.#root.adoptedStyleSheets = [...this.#sheets, inside.styles];
    this.#api = new inside.Api(this.#base);
    this.#view = new inside.ConversationView({
      t,
      api: this.#api,
      conversation: new inside.Conversation(this.#api),
      inline,
      shop: {
        link: this.#link,
        act: this.#act,
        turn: (detail) => this.#tell('aisle:turn', detail),
        feedback: (detail) => this.#tell('aisle:feedback', detail),
        close: () => this.close(),
        page: () => this.#page(),
        forgetProduct: () => this.#forgetProduct(),
      },
    });
    this.#panel = h(inline ? 'section' : 'dialog', { class: inline ? 'panel inline' : 'panel', part: 'panel', lang: t.lang, 'aria-labelledby': 'title' }, this.#view.nodes);
    this.#panel.addEventListener('keydown', this.#key);
    this.#panel.addEventListener('cancel', (event) => event.preventDefault()); // Escape is ours: it closes the drawer first
    this.#launcher.classList.remove('failed');
    this.#launcher.lastChild.textContent = t('launcher');
    if (inline) {
      this.#launcher.remove();
    }
    this.#root.append(this.#panel); // and the launcher stays where it is, with its focus
    return true;
  }

  #show() {
    if (!this.hasAttribute('inline')) {
      if (phone.matches) {
        this.#panel.showModal();
      } else {
        this.#panel.setAttribute('open', ''); // and not show(), which takes the focus even when the page was just loaded
      }
      tab.set(openKey, true);
      this.#launcher.setAttribute('aria-expanded', 'true');
    }
    this.#view.shown();
    this.#start();
  }

  /** What needs the API waits until the panel is first seen. */
  #start() {
    if (!this.#started) {
      this.#started = true;
      this.#greet();
    }
  }

  async #greet() {
    const t = this.#t;
    const id = this.#product;
    const [product, shop] = await Promise.all([
      id ? this.#api.get(`v1/products/${encodeURIComponent(id)}`).catch(() => null) : null,
      id ? null : this.#api.get('v1/shop').catch(() => null),
    ]);
    if (id !== this.#product) {
      return; // the page has moved on
    }
    this.#view.showProduct(product && { title: product.title, image: this.#api.pictureAddress(product.media?.find((m) => (m.kind ?? 'image') === 'image')?.url) });
    this.#view.welcome(product
      ? [t('starter.about'), t('starter.reviews'), t('starter.price')]
      : [...(shop?.categories ?? []).slice(0, 3).map(({ name }) => t('starter.find', { category: name })), t('starter.returns')]);
  }

  get #product() {
    const id = this.getAttribute('product');
    return id && id !== this.#forgotten ? id : null;
  }

  #page() {
    const productId = this.#product;
    return productId || this.products.length > 0 ? { productId: productId ?? undefined, productIds: this.products.length > 0 ? this.products : undefined } : undefined;
  }

  #forgetProduct() {
    this.#forgotten = this.getAttribute('product');
    this.#started = false;
    this.#start();
    this.#view.focus();
  }

  #tell(type, detail) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  /** A way to a product: a link where its address is known, and in any case the page is told and may show it itself. */
  #link = (product, props, ...children) => {
    const pattern = this.getAttribute('product-url');
    const url = pattern ? pattern.replace('{id}', encodeURIComponent(product.id)) : product.url;
    const follow = (event) => {
      const go = this.#tell('aisle:product', { productId: product.id, variantId: product.variantId ?? null, url: url ?? null, position: product.position ?? null });
      if (!go) {
        event.preventDefault();
        if (phone.matches) {
          this.close();
        }
      }
    };
    return url && safeUrl(url)
      ? h('a', { ...props, href: url, onclick: follow }, children)
      : h('button', { ...props, type: 'button', onclick: follow }, children);
  };

  /** Tells the page what the shopper agreed to, and gives what became of it, in words. */
  #act = async ({ action, label, productId, variantId }) => {
    let outcome = null;
    const unheard = this.#tell('aisle:action', {
      action, label, productId, variantId: variantId ?? null, waitUntil: (promise) => { outcome = promise; },
    });
    if (unheard && !outcome) {
      return this.#t('action.unheard');
    }
    try {
      await outcome;
      return this.#t('action.done');
    } catch (error) {
      return this.#t('action.failed', { detail: error?.message ?? '' });
    }
  };

  #key = (event) => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      if (!this.#view.back()) {
        this.close();
      }
    }
  };

  #modeChanged = () => {
    if (!this.hasAttribute('inline') && this.isOpen) {
      this.#panel.close();
      this.#show();
    }
  };
}

/** Once the page has loaded and rests; Safari has no requestIdleCallback. */
function whenIdle(act) {
  const idle = () => (window.requestIdleCallback ?? setTimeout)(act);
  if (document.readyState === 'complete') {
    idle();
  } else {
    addEventListener('load', idle, { once: true });
  }
}

import { h } from '/widget/dom.js';

const pause = 80;

const searchAddress = (parameters) => `/?${new URLSearchParams(parameters)}`;
const productAddress = (id) => `/p/${encodeURIComponent(id)}`;

/**
 * The list under the search box: texts, categories and products that what is typed may become. A combobox with a list box, as the
 * ARIA Authoring Practices have it: the focus stays in the box, the arrows move through the list, Enter takes what is marked.
 */
export function suggestions(input, { t, api, go, label }) {
  const list = h('ul', { id: 'suggestions', class: 'suggestions', role: 'listbox', 'aria-label': label, hidden: true });
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  let waiting;
  let asked;

  const close = () => {
    clearTimeout(waiting);
    asked?.abort();
    show([]);
  };
  const show = (options) => {
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  };
  const option = (text, url, kind) => h('li', {
    role: 'option',
    id: `suggestion-${url}`,
    class: kind,
    'aria-selected': 'false',
    onpointerdown: (event) => event.preventDefault(), // the box keeps the focus
    onclick: () => {
      close();
      input.blur();
      go(url);
    },
  }, h('span', {}, text), kind !== 'query' && h('small', { class: 'muted' }, t(`search.suggestions.${kind}`)));
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (!text) {
      return show([]);
    }
    try {
      const found = await api.get(`v1/suggest?${new URLSearchParams({ q: text, limit: 5 })}`, asked.signal);
      show([
        ...found.queries.map((query) => option(query.text, searchAddress({ q: query.text }), 'query')),
        ...found.categories.slice(0, 3).map((category) => option(category.path, searchAddress({ category: category.path }), 'category')),
        ...found.products.slice(0, 3).map((product) => option(product.title, productAddress(product.id), 'product')),
      ]);
    } catch {
      show([]); // a box that suggests nothing still searches
    }
  };
  const mark = (step) => {
    const options = [...list.children];
    const now = options.findIndex((o) => o.getAttribute('aria-selected') === 'true');
    const next = options[now < 0 && step < 0 ? options.length - 1 : now + step];
    options[now]?.setAttribute('aria-selected', 'false');
    next?.setAttribute('aria-selected', 'true');
    next?.scrollIntoView({ block: 'nearest' });
    if (next) {
      input.setAttribute('aria-activedescendant', next.id);
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) {
      return;
    }
    const marked = list.querySelector('[aria-selected="true"]');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      mark(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && marked) {
      marked.click();
    } else {
      return;
    }
    event.preventDefault();
  });
  return { list, close };
}

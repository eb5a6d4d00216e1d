import { h, icon, picture } from '/widget/dom.js';
import { departmentAddress } from '../parts/addresses.js';
import { productCard } from '../parts/card.js';

const rows = 4; // of picks; every department has its tile

export async function homePage(url, { t, api, shop, assistant }, signal) {
  const departments = await Promise.all(shop.categories.slice(0, 12).map(async ({ name, products }) => {
    const query = new URLSearchParams({ category: name, sort: 'rating', limit: 6 });
    const { hits } = await api.get(`v1/search?${query}`, signal);
    return { name, count: products, cards: hits.map((hit) => hit.product) };
  }));
  const all = departments.length === 0 ? (await api.get('v1/search?sort=rating&limit=12', signal)).hits.map((hit) => hit.product) : [];
  const picks = departments.filter(({ cards }) => cards.length > 2).slice(0, rows);
  return {
    title: '',
    productIds: [...all, ...picks.flatMap(({ cards }) => cards)].map((card) => card.id).slice(0, 20),
    nodes: [
      h('section', { class: 'hero' }, h('div', { class: 'wide' },
        h('h1', {}, t('home.title')),
        h('p', {}, t('home.lead')),
        h('button', { type: 'button', class: 'primary', onclick: () => assistant.open() }, icon('chat'), t('home.ask')),
        h('ul', { 'aria-hidden': 'true' }, departments.map(({ cards }) => cards.find((card) => card.image)).filter(Boolean).slice(0, 3)
          .map((card) => h('li', {}, picture(card.image, '', { eager: true })))))),
      departments.length === 0
        ? undivided(all, t)
        : h('section', { class: 'wide' },
          h('h2', {}, t('departments')),
          h('ul', { class: 'department-tiles', style: { '--departments': departments.length } }, departments.map((department) => departmentTile(department, t)))),
      ...picks.map(({ name, cards }) => h('section', { class: 'wide picks' },
        h('div', { class: 'heading' },
          h('h2', {}, t('home.picks', { department: name })),
          h('a', { href: departmentAddress(name), 'aria-label': t('see.all.of', { department: name }) }, t('see.all'))),
        h('ul', { class: 'row' }, cards.map((card) => productCard(card, t))))),
    ],
  };
}

/** A feed without categories makes a shop without departments. */
function undivided(cards, t) {
  return cards.length === 0
    ? h('p', { class: 'wide empty' }, t('home.empty'))
    : h('section', { class: 'wide picks' }, h('h2', {}, t('home.some')), h('ul', { class: 'row' }, cards.map((card) => productCard(card, t))));
}

function departmentTile({ name, count, cards }, t) {
  return h('li', {}, h('a', { href: departmentAddress(name) },
    picture(cards.find((card) => card.image)?.image, '', { eager: true }),
    h('strong', {}, name),
    h('span', {}, t('products.count', { count }))));
}

import { h, picture } from '/widget/dom.js';

/** One large picture and the others as buttons below it; its boxes keep their size whatever is shown. */
export function gallery(t) {
  const large = h('div', { class: 'large' });
  const small = h('div', { class: 'small', role: 'group', 'aria-label': t('pictures') });
  const show = (media, title, at) => {
    large.replaceChildren(picture(media[at]?.url, media[at]?.alt ?? title, { eager: true }));
    [...small.children].forEach((button, i) => button.setAttribute('aria-pressed', String(i === at)));
  };
  return {
    element: h('div', { class: 'gallery' }, large, small),
    show(all, title) {
      const media = unique(all.filter(({ kind }) => (kind ?? 'image') === 'image'));
      small.replaceChildren(...(media.length < 2 ? [] : media.map(({ url }, i) =>
        h('button', { type: 'button', 'aria-label': t('picture.of', { number: i + 1, count: media.length }), onclick: () => show(media, title, i) }, picture(url, '')))));
      show(media, title, 0);
    },
  };
}

const unique = (media) => [...new Map(media.map((m) => [m.url, m])).values()];

import { h } from '../dom.js';

// Colours by the names that shops give them, beyond those that browsers know. A name of several words goes by its last: "ocean blue".

const named = {
  bronze: '#9c6b3f', burgundy: '#6d1a2d', camel: '#c19a6b', champagne: '#ecd9b4', charcoal: '#3b4045', copper: '#b87333', cream: '#f4ecd6', denim: '#3e5c86',
  emerald: '#1f8a5f', graphite: '#4a4e53', mint: '#a9dcc3', mustard: '#d2a02a', oak: '#c7a26f', rose: '#dba3a8', rosegold: '#dcaea0', ruby: '#9b1b38',
  sage: '#9cae88', sand: '#d9c6a5', spacegray: '#5b5e63', stainlesssteel: '#bcc0c4', taupe: '#8b7d70', terracotta: '#c5694c', walnut: '#5f4534',
  multicolor: 'conic-gradient(#d64545, #e8b339, #4fa35d, #3f7fc4, #8a5bb0, #d64545)',
  黑: '#1c1c1c', 白: '#fff', 灰: '#8b8f92', 红: '#c93737', 蓝: '#2f6fb7', 绿: '#3a8f57', 黄: '#e5bf35', 橙: '#e27f2c', 紫: '#7d55a5', 粉: '#eaa7b8',
  棕: '#7d5438', 褐: '#7d5438', 米: '#efe5cf', 银: '#c3c7ca', 金: '#cfae5a', 青: '#2c9c9c', 彩: 'conic-gradient(#d64545, #e8b339, #4fa35d, #3f7fc4, #8a5bb0, #d64545)',
};

/** A CSS background for the name of a colour, or null where none is known. */
function colourOf(name) {
  const words = name.toLowerCase().replace('grey', 'gray').match(/[a-z]+/g) ?? [];
  for (const key of [words.join(''), words.at(-1), name.match(/[\u4e00-\u9fff](?=色?$)/)?.[0]]) {
    if (key && Object.hasOwn(named, key)) {
      return named[key];
    }
    if (key && key !== 'transparent' && CSS.supports('color', key)) {
      return key;
    }
  }
  return null;
}

/** A dot of the colour that an option names, where it is known. */
export function swatch(name, value) {
  const colour = /colou?r|颜色|顏色/i.test(name) ? colourOf(value) : null;
  return colour ? h('span', { class: 'swatch', style: { '--swatch': colour } }) : null;
}

let groups = 0;

/**
 * What a family comes in, to choose from: dots of colour, or words.
 * @param {(swatch: object) => void} choose Shows the variant that it leads to.
 */
export function swatchRow(card, t, choose) {
  const name = `swatch-${groups += 1}`;
  const shown = h('span', { class: 'chosen', 'aria-hidden': 'true' });
  const row = card.swatches.map((one) => {
    const checked = one.variantId === card.variantId;
    if (checked) {
      shown.textContent = one.value;
    }
    const dot = swatch(one.option, one.value);
    return h('label', { class: dot ? 'dot' : 'word', title: one.value },
      h('input', {
        type: 'radio',
        name,
        checked,
        class: 'unseen',
        'aria-label': one.availability === 'out_of_stock' ? `${one.value}, ${t('stock.out_of_stock')}` : one.value,
        onchange: () => {
          shown.textContent = dot ? one.value : '';
          choose(one);
        },
      }),
      dot ?? h('span', {}, one.value));
  });
  return h('fieldset', { class: 'swatches' },
    h('legend', { class: 'unseen' }, card.swatches[0].option),
    row,
    card.moreSwatches > 0 && h('span', { class: 'chosen' }, `+${card.moreSwatches}`),
    swatch(card.swatches[0].option, card.swatches[0].value) && shown);
}

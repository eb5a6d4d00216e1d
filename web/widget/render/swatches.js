import { colourOf } from '../colours.js';
import { h } from '../dom.js';

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

import { h } from '/widget/dom.js';
import { swatch } from '/widget/render/products.js';

/**
 * A group of radio buttons for each option. A value that no variant has together with the others chosen is dimmed, and
 * choosing it goes to the nearest variant that has it.
 */
export function variantPicker(variants, first, choose, t) {
  const names = [...new Set(variants.flatMap((variant) => variant.options.map((option) => option.name)))];
  if (variants.length < 2 || names.length === 0) {
    return null;
  }
  let chosen = first;
  const inputs = [];
  const fields = names.map((name) => {
    const label = h('span', { class: 'chosen' });
    const values = [...new Set(variants.map((variant) => valueOf(variant, name)).filter(Boolean))];
    return h('fieldset', { class: 'variant-option' },
      h('legend', {}, `${name}: `, label),
      values.map((value) => {
        const input = h('input', { type: 'radio', name: `option-${name}`, value, onchange: () => pick(name, value) });
        const note = h('span', { class: 'unseen' });
        inputs.push({ name, value, input, note, label });
        return h('label', { class: 'variant-value' }, input, h('span', {}, swatch(name, value), value, note));
      }));
  });
  const pick = (name, value) => {
    const agreeing = (variant) => names.filter((n) => valueOf(variant, n) === valueOf(chosen, n)).length;
    chosen = variants.filter((variant) => valueOf(variant, name) === value).sort((a, b) => agreeing(b) - agreeing(a))[0];
    draw();
    choose(chosen);
  };
  const draw = () => {
    for (const { name, value, input, note, label } of inputs) {
      const here = valueOf(chosen, name) === value;
      const fits = variants.some((variant) => valueOf(variant, name) === value && names.every((n) => n === name || valueOf(variant, n) === valueOf(chosen, n)));
      input.checked = here;
      input.parentElement.classList.toggle('apart', !fits);
      note.textContent = fits ? '' : ` (${t('variant.unavailable')})`;
      if (here) {
        label.textContent = value;
      }
    }
  };
  draw();
  return h('div', { class: 'variants' }, fields);
}

const valueOf = (variant, name) => variant.options.find((option) => option.name === name)?.value;

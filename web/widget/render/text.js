import { h } from '../dom.js';

/** A paragraph whose cited stretches open their evidence. */
export function renderText({ text, citations }, ctx) {
  const numbered = new Set(); // each source's number stands once in a paragraph
  return h('p', { class: 'text' }, stretches(text, citations ?? []).map(({ from, to, ids }) =>
    ids.length > 0 ? cited(text.slice(from, to), ids, numbered, ctx) : text.slice(from, to)));
}

/** Cuts a text at its citations' ends: each stretch with the evidence it rests on. Citations may overlap or lie outside the text. */
export function stretches(text, citations) {
  const inside = (at) => Math.max(0, Math.min(text.length, at));
  const spans = citations.map((c) => ({ from: inside(c.start), to: inside(c.start + c.length), id: c.evidenceId })).filter((s) => s.to > s.from);
  const cuts = [...new Set([0, text.length, ...spans.flatMap((s) => [s.from, s.to])])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => ({
    from: cuts[i],
    to,
    ids: [...new Set(spans.filter((s) => s.from <= cuts[i] && s.to >= to).map((s) => s.id))],
  }));
}

function cited(words, ids, numbered, ctx) {
  const numbers = ids.map((id) => ctx.evidenceNumber(id)).filter((number) => number > 0);
  if (numbers.length === 0) {
    return words; // evidence that did not come: the words stand, and there is nothing to open
  }
  const fresh = numbers.filter((number) => !numbered.has(number));
  fresh.forEach((number) => numbered.add(number));
  const open = (event) => {
    event.preventDefault();
    ctx.showEvidence(ids);
  };
  // A link and not a button, so that it breaks over lines like the words around it; it takes the space bar as a button does.
  return h('a', { class: 'cite', role: 'button', href: '#evidence', onclick: open, onkeydown: (event) => event.key === ' ' && open(event) },
    fresh.length > 0 ? withMark(words, fresh.join(' ')) : words,
    h('span', { class: 'unseen' }, ` (${numbers.map((number) => ctx.t('evidence.cite', { number })).join(', ')})`));
}

const tail = 12; // characters at most that do not break over lines

/** The number stays on the line of the last word, or of the last few characters in scripts without spaces. */
function withMark(words, number) {
  let cut = Math.max(words.lastIndexOf(' ') + 1, words.length - tail);
  if (/[\udc00-\udfff]/.test(words[cut] ?? '')) {
    cut -= 1; // not between the halves of one character
  }
  return [words.slice(0, cut), h('span', { class: 'tail' }, words.slice(cut), h('span', { class: 'mark', 'aria-hidden': 'true' }, number))];
}

export default /* css */ `
.total { color: var(--muted); font-size: 13px; }
.dropped { padding: 8px 12px; border-radius: 8px; background: var(--raised); font-size: 14px; }
.cards { display: grid; gap: 10px; }
.card { position: relative; display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 14px; padding: 10px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); animation: appear .2s; transition: border-color .12s; }
.card:hover { border-color: var(--edge); }
.facts { display: grid; gap: 3px; align-content: start; justify-items: start; min-inline-size: 0; }
.brand { color: var(--muted); font-size: 12px; }
.name { padding: 0; border: 0; background: none; color: var(--ink); font-size: 14.5px; font-weight: 600; line-height: 1.35; text-align: start; text-decoration: none; overflow-wrap: anywhere; }
.card .name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.card .name::after { content: ""; position: absolute; inset: 0; border-radius: inherit; } /* the whole card leads to the product */
.card .name:focus-visible { outline: none; }
.card:has(.name:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
.name:hover { text-decoration: underline; }
.line { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; }
.options { display: flex; flex-wrap: wrap; gap: 4px 10px; color: var(--muted); font-size: 13px; }
.card .aside { position: relative; z-index: 1; display: flex; flex-wrap: wrap; align-items: flex-start; gap: 0 16px; margin-block-start: 2px; }
.why[open] { inline-size: 100%; order: 1; }
.why summary { min-block-size: 24px; padding: 2px 0; color: var(--accent); font-size: 13px; font-weight: 550; cursor: pointer; }
.why ul { padding-block: 2px 4px; font-size: 13px; }
.why li { padding-inline-start: 14px; position: relative; }
.why li::before { content: "·"; position: absolute; inset-inline-start: 4px; font-weight: 700; }
@container (inline-size > 44rem) {
  .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
`;

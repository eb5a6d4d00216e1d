export default /* css */ `
.comparison { display: grid; gap: 8px; }
.only { display: inline-flex; align-items: center; gap: 8px; min-block-size: 28px; justify-self: start; font-size: 13px; cursor: pointer; }
.only input { inline-size: 18px; block-size: 18px; margin: 0; accent-color: var(--accent); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); scrollbar-width: thin; }
.comparison table { border-collapse: separate; border-spacing: 0; min-inline-size: 100%; font-size: 13.5px; }
.comparison th, .comparison td { padding: 8px 12px; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: 400; min-inline-size: 120px; max-inline-size: 180px; overflow-wrap: anywhere; }
.comparison tbody tr:last-child > * { border-block-end: 0; }
.comparison tr > :first-child { position: sticky; inset-inline-start: 0; z-index: 1; min-inline-size: 104px; max-inline-size: 124px; overflow-wrap: break-word; hyphens: auto; background: var(--surface); color: var(--muted); border-inline-end: 1px solid var(--line); }
.comparison thead th { vertical-align: top; }
.comparison thead .picture { inline-size: 84px; margin-block-end: 6px; }
.comparison thead .name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; font-size: 13.5px; }
.comparison thead .price .now { font-size: 14.5px; }
.comparison thead .rating { display: flex; margin-block: 2px; }
.comparison .differs > td { background: color-mix(in srgb, var(--accent) 7%, var(--surface)); }
.comparison .differs > th { color: var(--ink); font-weight: 600; }
.comparison .unknown { color: var(--muted); font-style: italic; }
.comparison .only-differs .same { display: none; }
`;

export default /* css */ `
.talk { position: relative; flex: 1; min-block-size: 0; padding: 0 18px; overflow: hidden auto; overscroll-behavior: contain; container: talk / size; scrollbar-width: thin; outline-offset: -2px; }
.welcome { display: grid; gap: 8px; padding-block: 28px 20px; }
.greeting { font-size: 22px; font-weight: 650; line-height: 1.25; }
.starters { display: flex; flex-wrap: wrap; gap: 8px; min-block-size: 80px; margin-block-start: 10px; align-content: flex-start; }

.turn { display: grid; gap: 14px; align-content: start; padding-block: 18px 22px; }
.turn:last-child { min-block-size: 100cqb; }
.turn + .turn { border-block-start: 1px solid var(--line); }
.said { justify-self: end; max-inline-size: 85%; padding: 8px 14px; border-radius: 18px; border-end-end-radius: 5px; background: var(--raised); font-weight: 500; line-height: 1.45; overflow-wrap: anywhere; white-space: pre-line; }
.answer { display: grid; gap: 12px; min-inline-size: 0; }
.answer > * { min-inline-size: 0; }
.text { overflow-wrap: anywhere; white-space: pre-line; animation: appear .2s; }
.cite { color: inherit; text-decoration: underline dotted color-mix(in srgb, var(--accent) 70%, transparent) 1px; text-underline-offset: 3px; cursor: pointer; }
.tail { white-space: nowrap; }
.cite:hover { background: var(--raised); text-decoration-style: solid; }
.mark { display: inline-block; margin-inline-start: 3px; padding: 0 5px; line-height: 16px; border-radius: 8px; background: var(--raised); color: var(--accent); font-size: 11px; font-weight: 650; vertical-align: 2px; }
.sources { justify-self: start; }

.choices legend { margin-block-end: 8px; font-weight: 600; }
.choices, .follow-ups { display: flex; flex-wrap: wrap; gap: 8px; }
.choices { display: block; }
.choices .chip { margin: 0 8px 8px 0; margin-inline: 0 8px; }
.follow-ups .chip { color: var(--accent); border-color: color-mix(in srgb, var(--accent) 35%, var(--line)); }
.action { display: grid; gap: 12px; padding: 14px 16px; border: 1px solid var(--line); border-radius: var(--radius); }
.action .what { font-weight: 600; }
.action .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
.action .buttons:disabled { display: none; }
.action .outcome:empty { display: none; }

.thinking { display: flex; align-items: center; gap: 10px; color: var(--muted); font-size: 14px; }
.dots { display: inline-flex; gap: 4px; }
.dots i { inline-size: 6px; block-size: 6px; border-radius: 50%; background: var(--accent); animation: pulse 1s infinite alternate; }
.dots i:nth-child(2) { animation-delay: .2s; }
.dots i:nth-child(3) { animation-delay: .4s; }
@keyframes pulse { from { opacity: .25; } }
@keyframes appear { from { opacity: 0; } }
.trouble { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; font-size: 14px; color: var(--muted); }
.trouble.failed { padding: 10px 14px; border-inline-start: 3px solid var(--bad); border-radius: 4px; background: var(--raised); color: var(--ink); }

.done { color: var(--muted); font-size: 12px; }
.done summary { min-block-size: 24px; cursor: pointer; line-height: 24px; }
.done h4 { margin-block: 6px 2px; }
.done ol { display: grid; gap: 2px; overflow-wrap: anywhere; }
.done .step { font-weight: 600; }
`;

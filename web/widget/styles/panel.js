// All that is in the panel. One file, since style sheets compress each other: apart they weigh a kilobyte more.
export default /* css */ `
/* The panel, its head, what is in view, the conditions, where the shopper types. */
.panel { inset: auto; inset-block-end: var(--aisle-inset, 20px); inset-inline: var(--set-start, auto) var(--set-end, var(--aisle-inset, 20px)); position: fixed; z-index: var(--aisle-z, 2147483000);
  inline-size: min(var(--aisle-width, 440px), 100vw - 40px); block-size: min(var(--aisle-height, 760px), 100dvh - 40px); max-inline-size: none; max-block-size: none;
  margin: 0; padding: 0; overflow: hidden; border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.3);
  background: var(--surface); color: inherit; box-shadow: var(--shadow); }
.panel[open], .panel.inline { display: flex; flex-direction: column; }
.panel[open] { animation: rise .2s ease-out; }
.panel.inline { position: relative; inset: auto; inline-size: 100%; block-size: 100%; z-index: 0; box-shadow: none; }
.panel:modal { inset: 0; inline-size: 100vw; block-size: 100dvh; border: 0; border-radius: 0; }
.panel::backdrop { background: var(--surface); }
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }

.head { display: flex; align-items: center; gap: 4px; padding: 10px 10px 10px 18px; border-block-end: 1px solid var(--line); }
.head:dir(rtl) { padding: 10px 18px 10px 10px; }
.head h2 { flex: 1; font-size: 16px; font-weight: 650; outline: none; } /* it takes the focus only to lead a screen reader there */
.round { display: inline-grid; place-items: center; inline-size: 40px; block-size: 40px; flex: none; padding: 0; border: 0; border-radius: 50%; background: none; color: var(--muted); }
.round:hover { background: var(--raised); color: var(--ink); }
.round.small { inline-size: 32px; block-size: 32px; }
.round.primary { background: var(--accent); color: var(--on-accent); }

.in-view:not(:empty) { display: flex; align-items: center; gap: 10px; padding: 8px 10px 8px 18px; border-block-end: 1px solid var(--line); background: var(--raised); font-size: 13px; }
.in-view:dir(rtl) { padding-inline: 18px 10px; }
.in-view .picture { inline-size: 36px; flex: none; border-radius: 6px; background: var(--surface); }
.in-view > span:nth-child(2) { flex: 1; min-inline-size: 0; display: grid; line-height: 1.3; }
.in-view .label { color: var(--muted); font-size: 12px; }
.in-view strong { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

.conditions:not(:empty) { display: flex; gap: 6px; padding: 8px 14px 0; overflow-x: auto; scrollbar-width: thin; border-block-start: 1px solid var(--line); }
.conditions .chip { flex: none; min-block-size: 30px; padding: 3px 9px 3px 11px; background: var(--raised); font-size: 13px; }
.conditions:not(:empty) + .composer { border-block-start: 0; }

.composer { display: flex; align-items: flex-end; gap: 8px; padding: 12px 14px max(14px, env(safe-area-inset-bottom)); border-block-start: 1px solid var(--line); }
.composer textarea { flex: 1; min-inline-size: 0; min-block-size: 42px; max-block-size: 140px; padding: 9px 15px; resize: none; field-sizing: content; border: 1px solid var(--edge); border-radius: 21px;
  background: var(--surface); line-height: 22px; font-size: max(15px, var(--aisle-input-size, 15px)); }
.composer textarea::placeholder { color: var(--muted); opacity: 1; }
.composer textarea:focus-visible { outline-offset: 0; border-color: transparent; }
.panel:modal .composer textarea { font-size: 16px; } /* below 16 px iOS zooms the page */

/* Turns: what was said, the answer, what may be said next, how it was made and whether it helped. */
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
.action .outcome { outline: none; }
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

.remembered { justify-self: start; }
.done { position: relative; color: var(--muted); font-size: 12px; }
.done > :first-child { padding-inline-end: 72px; min-block-size: 32px; }
.done > p { line-height: 32px; }
.feedback { display: grid; gap: 8px; }
.feedback > :empty { display: none; }
.feedback .thumbs { position: absolute; inset-block-start: 0; inset-inline-end: 0; display: flex; }
.feedback .thumbs .icon { inline-size: 18px; block-size: 18px; }
.feedback .down .icon { transform: rotate(180deg); }
.feedback [aria-pressed="true"] { color: var(--accent); }
.feedback [aria-pressed="true"] .icon { fill: color-mix(in srgb, var(--accent) 25%, transparent); }
.reasons { display: flex; flex-wrap: wrap; gap: 8px; padding: 12px 14px; border-radius: var(--radius); background: var(--raised); }
.reasons legend { float: inline-start; inline-size: 100%; font-size: 14px; font-weight: 600; color: var(--ink); }
.reasons textarea { inline-size: 100%; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--surface); resize: vertical; color: var(--ink); font-size: 16px; }
.done summary { min-block-size: 32px; cursor: pointer; line-height: 32px; }
.done h4 { margin-block: 6px 2px; }
.done ol { display: grid; gap: 2px; overflow-wrap: anywhere; }
.done .step { font-weight: 600; }

/* Cards. */
.total { color: var(--muted); font-size: 13px; }
.dropped { padding: 8px 12px; border-radius: 8px; background: var(--raised); font-size: 14px; }
.cards { display: grid; gap: 10px; }
.card { position: relative; display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 14px; padding: 10px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); animation: appear .2s; transition: border-color .12s; }
.card:hover { border-color: var(--edge); }
.facts { display: grid; gap: 3px; align-content: start; justify-items: start; min-inline-size: 0; }
.brand { color: var(--muted); font-size: 12px; }
.name { padding: 0; border: 0; background: none; color: var(--ink); font-size: 14.5px; font-weight: 600; line-height: 1.35; text-align: match-parent; text-decoration: none; overflow-wrap: anywhere; }
.card .name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.card .name::after { content: ""; position: absolute; inset: 0; border-radius: inherit; } /* the whole card leads to the product */
.card .name:focus-visible { outline: none; }
.card:has(.name:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
.name:hover { text-decoration: underline; }
.line { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; }
.options { display: flex; flex-wrap: wrap; gap: 4px 10px; color: var(--muted); font-size: 13px; }
.swatches { margin-inline-start: -4px; position: relative; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 2px; min-inline-size: 0; color: var(--muted); font-size: 13px; }
.swatches label { position: relative; display: inline-grid; place-items: center; min-inline-size: 26px; block-size: 26px; border-radius: 13px; cursor: pointer; }
.swatches .swatch { inline-size: 18px; block-size: 18px; margin: 0; }
.swatches .dot:has(:checked)::after { content: ""; position: absolute; inset: 1px; border: 2px solid var(--accent); border-radius: 50%; }
.swatches .word { padding: 0 9px; margin-inline-end: 3px; border: 1px solid var(--line); }
.swatches .word:has(:checked) { border-color: var(--accent); color: var(--ink); box-shadow: inset 0 0 0 1px var(--accent); }
.swatches label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 1px; }
.swatches .chosen { padding-inline-start: 5px; }
.card .aside { position: relative; z-index: 1; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 16px; margin-block-start: 2px; }
.why[open] { inline-size: 100%; order: 1; }
.why summary { min-block-size: 24px; padding: 2px 0; color: var(--accent); font-size: 13px; font-weight: 550; cursor: pointer; }
.why ul { padding-block: 2px 4px; font-size: 13px; }
.why li { padding-inline-start: 14px; position: relative; }
.why li::before { content: "·"; position: absolute; inset-inline-start: 4px; font-weight: 700; }
@container (inline-size > 44rem) {
  .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}

/* Products side by side. */
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

/* What opens over the conversation. */
.drawer { position: absolute; inset: 0; z-index: 2; display: flex; flex-direction: column; background: var(--surface); animation: slide .18s ease-out; }
@keyframes slide { from { opacity: 0; transform: translateY(16px); } }
.drawer > header { display: flex; align-items: center; gap: 6px; padding: 10px; border-block-end: 1px solid var(--line); }
.drawer h3 { font-size: 15px; font-weight: 650; outline: none; }
.drawer .body { flex: 1; min-block-size: 0; padding: 4px 18px 20px; overflow: auto; overscroll-behavior: contain; outline-offset: -2px; scrollbar-width: thin; }
.evidence li { display: grid; gap: 5px; justify-items: start; padding-block: 16px; }
.evidence li + li { border-block-start: 1px solid var(--line); }
.evidence .kind { display: flex; align-items: center; gap: 8px; color: var(--muted); font-size: 12.5px; }
.evidence .kind .mark { margin: 0; vertical-align: 0; }
.evidence h4 { font-weight: 600; }
.evidence blockquote { padding-inline-start: 12px; border-inline-start: 3px solid var(--line); overflow-wrap: anywhere; }
.loading { padding-block: 16px; color: var(--muted); }

/* What reviews say, counted, and reviews whole. */
.digest { display: grid; gap: 14px; }
.overall { display: flex; align-items: center; gap: 16px; }
.average { display: grid; justify-items: center; }
.big { font-size: 34px; font-weight: 650; line-height: 1.1; }
.overall .of { display: grid; font-size: 14px; color: var(--muted); }
.overall strong { color: var(--ink); font-weight: 600; }
.histogram { display: grid; gap: 3px; max-inline-size: 360px; font-size: 13px; font-variant-numeric: tabular-nums; }
.histogram li { display: grid; grid-template-columns: 54px 1fr 44px; align-items: center; gap: 10px; color: var(--muted); }
.histogram .bar { block-size: 8px; border-radius: 4px; background: var(--raised); overflow: hidden; }
.histogram .bar span { display: block; block-size: 100%; inline-size: calc(var(--part) * 100%); background: var(--star); }
.aspects { border-block-start: 1px solid var(--line); }
.aspects > li { border-block-end: 1px solid var(--line); }
.aspects summary { display: grid; grid-template-columns: 1fr auto 16px; gap: 5px 10px; align-items: center; padding-block: 11px; cursor: pointer; list-style: none; }
.aspects summary::-webkit-details-marker { display: none; }
.aspects summary::after { content: ""; grid-area: 1 / 3; inline-size: 8px; block-size: 8px; border: solid var(--muted); border-width: 0 2px 2px 0; transform: translateY(-2px) rotate(45deg); }
.aspects [open] summary::after { transform: translateY(2px) rotate(225deg); }
.aspect { font-weight: 600; text-transform: capitalize; }
.mentions { color: var(--muted); font-size: 13px; }
.split { grid-column: 1 / -1; display: flex; gap: 2px; block-size: 8px; border-radius: 4px; overflow: hidden; }
.split span { flex: var(--part) 0 4px; }
.split .positive { background: var(--good); }
.split .mixed { background: var(--mixed); }
.split .negative { background: var(--bad); }
.aspects .counts { grid-column: 1 / -1; display: flex; gap: 14px; font-size: 13px; }
.counts .positive { color: var(--good); }
.counts .mixed { color: var(--muted); }
.counts .negative { color: var(--bad); }
.aspects details > .plain { margin-block-end: 12px; }
.quotes { display: grid; gap: 6px; padding-block: 2px 6px; }
.quote { display: grid; gap: 3px; inline-size: 100%; padding: 9px 12px; border: 0; border-inline-start: 3px solid var(--mixed); border-radius: 4px 10px 10px 4px; background: var(--raised); text-align: start; font-size: 14px; line-height: 1.45; }
.quote:hover { filter: brightness(.98); }
.quote.positive { border-color: var(--good); }
.quote.negative { border-color: var(--bad); }
.quote q { overflow-wrap: anywhere; }
.quote .by { display: flex; align-items: center; gap: 8px; color: var(--muted); font-size: 12px; }
.quote .stars { inline-size: 80px; }

.review { display: grid; gap: 6px; padding-block: 16px; overflow-wrap: anywhere; }
.review + .review { border-block-start: 1px solid var(--line); }
.review header { display: grid; gap: 2px; }
.review h4 { font-weight: 650; }
.review .by { display: flex; flex-wrap: wrap; gap: 2px 12px; color: var(--muted); font-size: 13px; }
.review .verified { color: var(--good); }
.review .helpful { color: var(--muted); font-size: 13px; }
mark { background: color-mix(in srgb, var(--star) 28%, transparent); color: inherit; border-radius: 3px; }

/* What is known of the shopper (you.js). */
.you, .entries { outline: none; }
.you { display: grid; gap: 26px; padding-block: 16px; }
.you section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px; justify-items: start; }
.you h4 { font-size: 16px; font-weight: 650; }
.you h5 { margin: 0; inline-size: 100%; font-size: 13px; font-weight: 600; color: var(--muted); }
.entries { min-inline-size: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; inline-size: 100%; }
.entries form { display: flex; align-items: center; gap: 6px; flex: 1 1 100%; min-inline-size: 0; }
.entries form .round { border: 1px solid var(--line); color: var(--accent); }
.entries input { flex: 1; min-inline-size: 0; max-inline-size: 260px; block-size: 36px; padding: 0 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--surface); font-size: 16px; }
.entries input::placeholder { color: var(--muted); opacity: 1; font-size: 14px; }
.you .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
.you .buttons p { inline-size: 100%; }
.you ul { display: grid; gap: 8px; inline-size: 100%; }
.talk-entry button { display: grid; grid-template-columns: 48px minmax(0, 1fr); gap: 12px; align-items: center; inline-size: 100%; padding: 8px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); text-align: start; }
.talk-entry button:hover { background: var(--raised); }
.talk-entry span:last-child { display: grid; font-size: 13px; }
.talk-entry strong { overflow: hidden; font-size: 14px; font-weight: 600; text-overflow: ellipsis; white-space: nowrap; }
`;

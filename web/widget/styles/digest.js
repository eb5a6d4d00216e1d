// Shared with the storefront's product page.
export default /* css */ `
.digest { display: grid; gap: 14px; }
.overall { display: flex; align-items: center; gap: 16px; }
.average { display: grid; justify-items: center; }
.big { font-size: 34px; font-weight: 650; line-height: 1.1; }
.overall .of { display: grid; font-size: 14px; color: var(--muted); }
.overall strong { color: var(--ink); font-weight: 600; }
.histogram { display: grid; gap: 3px; max-inline-size: 360px; font-size: 13px; font-variant-numeric: tabular-nums; }
.histogram li { display: grid; grid-template-columns: 54px 1fr 44px; align-items: center; gap: 10px; color: var(--muted); }
.histogram .bar { display: block; block-size: 8px; padding: 0; border-radius: 4px; background: var(--raised); overflow: hidden; }
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
`;

// Parts that the widget and the storefront share: pictures, ratings, prices, stock, buttons, chips.
export default /* css */ `
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { inline-size: 20px; block-size: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
:dir(rtl) > .icon-back, :dir(rtl) > .icon-next { transform: scaleX(-1); }

.picture { display: grid; place-items: center; aspect-ratio: 1; overflow: hidden; border-radius: calc(var(--radius) * .6); background: var(--raised); color: var(--edge); }
.picture img { inline-size: 100%; block-size: 100%; object-fit: contain; }

.rating { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 5px; font-size: 13px; color: var(--muted); }
.stars { inline-size: 80px; block-size: 15px; background: linear-gradient(to right, var(--star) var(--fill), light-dark(#d3d8d8, #4a5255) var(--fill));
  mask: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 15'%3E%3Cpath d='M8 .8l2.1 4.5 4.9.6-3.6 3.4.9 4.9L8 11.8l-4.3 2.4.9-4.9L1 5.9l4.9-.6Z'/%3E%3C/svg%3E") repeat-x 0 0 / 16px 15px; }
.stars:dir(rtl) { transform: scaleX(-1); }
.mean { color: var(--ink); font-weight: 600; }

.price { display: inline-flex; flex-wrap: wrap; align-items: baseline; gap: 0 7px; font-variant-numeric: tabular-nums; }
.price .now { font-weight: 650; font-size: 17px; }
.price.reduced .now { color: var(--bad); }
.price .was { color: var(--muted); font-size: 13px; }
.price.none { color: var(--muted); font-size: 13px; }
.stock { font-size: 13px; color: var(--muted); }
.stock.in_stock { color: var(--good); }
.stock.out_of_stock, .stock.discontinued { color: var(--bad); }

.swatch { display: inline-block; inline-size: 12px; block-size: 12px; margin-inline-end: 5px; border-radius: 50%; background: var(--swatch); border: 1px solid color-mix(in srgb, var(--ink) 30%, transparent); vertical-align: -1px; }

.chip { display: inline-flex; align-items: center; gap: 6px; min-block-size: 34px; padding: 5px 13px; border: 1px solid var(--line); border-radius: 17px;
  background: var(--surface); text-align: start; font-size: 14px; line-height: 1.35; transition: background-color .12s, border-color .12s; }
.chip:hover { background: var(--raised); border-color: var(--edge); }
.chip:disabled { opacity: .55; cursor: default; }
.chip .icon { inline-size: 15px; block-size: 15px; }
.primary { background: var(--accent); color: var(--on-accent); border: 0; }
.primary:hover { filter: brightness(1.08); }
button.primary:not(.round) { min-block-size: 38px; padding: 6px 18px; border-radius: 19px; font-weight: 600; }
button.primary:disabled { opacity: .55; cursor: default; filter: none; }
.plain { display: inline-block; min-block-size: 24px; padding: 2px 0; border: 0; background: none; color: var(--accent); font-size: 13px; font-weight: 550; text-align: start; text-decoration: none; }
.plain:hover { text-decoration: underline; }
.more { display: block; inline-size: 100%; min-block-size: 38px; border: 1px solid var(--line); border-radius: 10px; background: none; font-size: 14px; font-weight: 550; }
.more:hover { background: var(--raised); }
/* The shop's data may be in another script than the page: each stretch takes its direction from its own words. */
.text, .name, .option, .chip, .quote q, .mentions, .counts span, .histogram span, .comparison :is(th, td), .review :is(h4, p), .evidence :is(h4, blockquote), .why li, .done li, .overall .of > *, .brand { unicode-bidi: plaintext; }
.muted { color: var(--muted); }
`;

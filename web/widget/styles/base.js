// What every state of the widget needs: the theme (what a shop may set is listed in docs/concepts/widget.md; light or dark follows the
// page's own color-scheme), the launcher, and parts of many places: pictures, ratings, prices, stock, buttons, chips.
export default /* css */ `
:host {
  --font: var(--aisle-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif);
  --accent: var(--aisle-accent, var(--set-accent, light-dark(#0b5f4c, #5fd3b3)));
  --on-accent: var(--aisle-on-accent, var(--set-on-accent, light-dark(#fff, #05271f)));
  --surface: var(--aisle-surface, light-dark(#fff, #16191b));
  --raised: var(--aisle-raised, light-dark(#f4f6f5, #202527));
  --ink: var(--aisle-ink, light-dark(#1a2022, #eef1f0));
  --muted: var(--aisle-muted, light-dark(#5a6568, #a5b0b2));
  --line: var(--aisle-line, light-dark(#dfe4e3, #353c3f));
  --edge: light-dark(#7f8a8c, #7d888b);
  --good: var(--aisle-good, light-dark(#1e7a45, #6bcf93));
  --bad: var(--aisle-bad, light-dark(#b3352b, #ff9c91));
  --mixed: light-dark(#8d979a, #849093);
  --star: var(--aisle-star, light-dark(#b86e00, #f3b13c));
  --radius: var(--aisle-radius, var(--set-radius, 14px));
  --shadow: 0 1px 2px rgb(0 0 0 / .12), 0 12px 40px rgb(0 0 0 / .18);
  color: var(--ink);
  font: 400 15px/1.5 var(--font);
  letter-spacing: normal;
  text-align: start;
  text-transform: none;
}
:host([hidden]) { display: none; }
:host([inline]) { display: block; block-size: var(--aisle-inline-height, 38rem); }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, h4, p, ul, ol, blockquote, fieldset, dl, dd { margin: 0; padding: 0; border: 0; }
ul, ol { list-style: none; }
h2, h3, h4 { font-size: inherit; line-height: 1.3; }
button, textarea, input { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; }
[hidden] { display: none !important; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}

.launcher { position: fixed; inset-block-end: var(--aisle-inset, 20px); inset-inline: var(--set-start, auto) var(--set-end, var(--aisle-inset, 20px)); z-index: var(--aisle-z, 2147483000);
  display: inline-flex; align-items: center; gap: 10px; min-block-size: 52px; padding: 0 22px 0 18px; border: 0; border-radius: 26px;
  background: var(--accent); color: var(--on-accent); font-weight: 600; box-shadow: var(--shadow); transition: transform .15s; }
.launcher:dir(rtl) { padding: 0 18px 0 22px; }
.launcher:hover { transform: translateY(-1px); }
.launcher:focus-visible { outline-color: var(--ink); }
.launcher .icon { inline-size: 24px; block-size: 24px; }
@media (max-width: 40rem) {
  .launcher:not(.failed) { inline-size: 56px; block-size: 56px; padding: 0; justify-content: center; border-radius: 50%; }
  .launcher:not(.failed) span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
}
.launcher[aria-expanded="true"] { visibility: hidden; }

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

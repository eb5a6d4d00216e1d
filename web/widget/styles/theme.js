// What a shop may set (docs/concepts/widget.md lists it); light or dark follows the page's own color-scheme.
export default /* css */ `
:host {
  --font: var(--aisle-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif);
  --accent: var(--aisle-accent, light-dark(#0b5f4c, #5fd3b3));
  --on-accent: var(--aisle-on-accent, light-dark(#fff, #05271f));
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
  --radius: var(--aisle-radius, 14px);
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
`;

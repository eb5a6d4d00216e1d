// What stands on a page before the panel is opened.
export default /* css */ `
.launcher { position: fixed; inset-block-end: var(--aisle-inset, 20px); inset-inline-end: var(--aisle-inset, 20px); z-index: var(--aisle-z, 2147483000);
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
`;

export default /* css */ `
.panel { inset: auto; inset-block-end: var(--aisle-inset, 20px); inset-inline-end: var(--aisle-inset, 20px); position: fixed; z-index: var(--aisle-z, 2147483000);
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
.head h2 { flex: 1; font-size: 16px; font-weight: 650; outline-offset: 4px; }
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
`;

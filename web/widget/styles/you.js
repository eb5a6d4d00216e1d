export default /* css */ `
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

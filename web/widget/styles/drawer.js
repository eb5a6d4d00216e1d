export default /* css */ `
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
`;

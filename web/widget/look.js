// How the shop set the widget in its studio: colours, corners, side and words. What it left is the widget's own; a page's own CSS outranks it.

import { sheet } from './styles/sheet.js';

/** @returns {Promise<object>} Empty where the server can't be asked: the widget then looks as it comes. */
export async function loadLook(base) {
  try {
    const response = await fetch(`${base.replace(/\/?$/, '/')}v1/shop`);
    return (await response.json()).look ?? {};
  } catch {
    return {};
  }
}

export function lookSheet({ accent, onAccent, accentDark, onAccentDark, radius, corner }) {
  const set = [
    (accent || accentDark) && `--set-accent: light-dark(${accent ?? '#0b5f4c'}, ${accentDark ?? '#5fd3b3'})`,
    (accent || accentDark) && `--set-on-accent: light-dark(${onAccent ?? '#fff'}, ${onAccentDark ?? '#05271f'})`,
    Number.isInteger(radius) && `--set-radius: ${radius}px`,
    corner === 'start' && '--set-start: var(--aisle-inset, 20px); --set-end: auto',
  ];
  return sheet(`:host { ${set.filter(Boolean).join('; ')} }`);
}

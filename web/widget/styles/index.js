import comparison from './comparison.js';
import digest from './digest.js';
import drawer from './drawer.js';
import panel from './panel.js';
import products from './products.js';
import { sheet } from './sheet.js';
import talk from './talk.js';

export { sheet };

/** The panel's; what the launcher needs is adopted before (assistant.js). */
export const styles = [panel, talk, products, comparison, digest, drawer].map(sheet);

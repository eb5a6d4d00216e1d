import digest from './digest.js';
import panel from './panel.js';
import { sheet } from './sheet.js';

export { sheet };

/** The panel's; what the launcher needs is adopted before (assistant.js). */
export const styles = [panel, digest].map(sheet);

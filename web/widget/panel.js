// What the panel is made of. Loaded when the page is idle or the panel is asked for: a page that only shows the launcher does not pay for it.

import panel from './styles/panel.js';
import { sheet } from './styles/sheet.js';

export { Api } from './api.js';
export { Conversation } from './conversation.js';
export { ConversationView } from './view.js';

export const styles = sheet(panel);

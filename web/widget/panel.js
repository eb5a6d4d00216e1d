// What the panel is made of. Loaded when the page is idle or the panel is asked for: a page that only shows the launcher does not pay for it.

export { Api } from './api.js';
export { Conversation } from './conversation.js';
export { styles } from './styles/index.js';
export { ConversationView } from './view.js';

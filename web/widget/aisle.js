// The one script that a shop's page loads: <script type="module" src="/widget/aisle.js"></script> <aisle-assistant></aisle-assistant>

import { AisleAssistant } from './assistant.js';

if (!customElements.get('aisle-assistant')) {
  customElements.define('aisle-assistant', AisleAssistant);
}

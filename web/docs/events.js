// The widget's events, as docs/concepts/widget.md lists them (a test holds the two together).

export const kinds = [
  {
    type: 'aisle:panel',
    when: 'The panel was opened or closed',
    detail: '{open}',
    cancel: 'Does nothing',
  },
  {
    type: 'aisle:turn',
    when: 'A turn was asked, answered, stopped, or failed',
    detail: '{phase, text, …}: phase is asked, answered (with answered, rung, elapsedMs, productIds), stopped, failed (with reason)',
    cancel: 'Does nothing',
  },
  {
    type: 'aisle:feedback',
    when: 'The shopper said whether an answer helped, or took that back',
    detail: '{text, helpful, reason}',
    cancel: 'Does nothing',
  },
  {
    type: 'aisle:product',
    when: 'The shopper follows a product',
    detail: '{productId, variantId, url, position}',
    cancel: 'Says that the page shows the product itself',
  },
  {
    type: 'aisle:action',
    when: 'The shopper said yes to an action such as add_to_cart',
    detail: '{action, label, productId, variantId, waitUntil}',
    cancel: 'Says that the page has done it',
  },
];

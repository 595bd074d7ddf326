declare const checked: unique symbol;

/** Names one login attempt: 22 base64url characters made by the page. A label, never authority. */
export type FlowLabel = string & { readonly [checked]: 'flow label' };

/** Whether a text has the form of a label. Anybody can make one. */
export function isFlowLabel(text: string): text is FlowLabel {
  return /^[\w-]{22}$/.test(text);
}

// By itself, since only what is loaded later needs it: beside what is loaded first it would be part of that.

/**
 * For a client: how a flow begun on another origin than the endpoint's has ended. Told by the endpoint's page to the
 * window that opened it, and by the client's own return page on the channel {@link returnChannel}. The code is worth
 * nothing without the verifier, which only the page that began the flow has.
 */
export interface ReturnMessage {
  type: 'oauth-return';
  flow: string;
  /** `""` where the login failed. */
  code: string;
  /** `""` on success. */
  error: string;
  error_description: string;
}

/** The channel of a client's own origin on which its return page tells what came back. */
export const returnChannel = 'oauth-return';

/** True for what a return page or the endpoint's page says; whether it may say so, its origin and source tell. */
export function isReturnMessage(data: unknown): data is ReturnMessage {
  const { type, flow, code, error, error_description } = (data ?? {}) as Partial<ReturnMessage>;
  return (
    type === 'oauth-return' && [flow, code, error, error_description].every((one) => typeof one === 'string')
  );
}

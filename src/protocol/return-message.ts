// A file of its own, since only lazy parts need it: in `messages.ts` it would be part of the first load.

/**
 * How a flow of an embedding site or native app ended. The endpoint's page posts it to the window that opened it, and the
 * site's own return page posts it on {@link returnChannel}. Nobody can redeem the code without the verifier, which only the
 * page that began the flow has.
 */
export interface ReturnMessage {
  type: 'oauth-return';
  flow: string;
  /** `""` if the login failed. */
  code: string;
  /** `""` on success. */
  error: string;
  error_description: string;
}

/** The channel of an embedding site's origin on which its return page posts the result. */
export const returnChannel = 'oauth-return';

/** Whether a value is a return message. The caller checks its origin and source. */
export function isReturnMessage(data: unknown): data is ReturnMessage {
  const { type, flow, code, error, error_description } = (data ?? {}) as Partial<ReturnMessage>;
  return (
    type === 'oauth-return' && [flow, code, error, error_description].every((one) => typeof one === 'string')
  );
}

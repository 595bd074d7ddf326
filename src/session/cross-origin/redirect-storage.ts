import { isReturnMessage, type ReturnMessage } from '../../protocol/return-message.js';

/** A login that has left the page, as this tab keeps it until it is back. */
export interface LeftFlow {
  readonly provider: string;
  readonly verifier: string;
  /** Where the tab was, or wants to be: an address of its own origin. */
  readonly returnTo: string;
  /** Where the code is to be redeemed: with it and the verifier another one could do that. */
  readonly endpoint: string;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;

const flowKey = (label: string): string => `oauth-flow.${label}`;
const returnedKey = 'oauth-returned';

/** The tab's storage; `undefined` where the browser keeps nothing for this page, and throws when it is touched or read. */
export function tabStorage(page: Window): Kept {
  try {
    const { sessionStorage } = page;
    sessionStorage.getItem(returnedKey);
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Keeps what a login needs that leaves the page; this tab's alone, and gone with it. */
export function keepLeftFlow(storage: Kept, label: string, flow: LeftFlow): void {
  keep(storage, flowKey(label), flow);
}

/** Whether this very tab left for that login. */
export function readLeftFlow(storage: Kept, label: string): LeftFlow | undefined {
  const kept = parse(storage?.getItem(flowKey(label))) as Partial<LeftFlow> | null;
  const { provider, verifier, returnTo, endpoint } = kept ?? {};
  const whole = [provider, verifier, returnTo, endpoint].every((one) => typeof one === 'string');
  return whole ? ({ provider, verifier, returnTo, endpoint } as LeftFlow) : undefined;
}

/** The return page leaves here what it was told, for the page that it goes on to. */
export function keepReturned(storage: Kept, message: ReturnMessage): void {
  keep(storage, returnedKey, message);
}

/** What came back to this tab of a login at this endpoint, once. */
export function takeReturned(
  storage: Kept,
  endpoint: string,
): { message: ReturnMessage; flow: LeftFlow } | undefined {
  const said = parse(storage?.getItem(returnedKey));
  const message = isReturnMessage(said) ? said : undefined;
  const flow = message && readLeftFlow(storage, message.flow);
  // Another session of this page waits for it.
  if (flow && flow.endpoint !== endpoint) return undefined;
  storage?.removeItem(returnedKey);
  if (message) storage?.removeItem(flowKey(message.flow));
  return flow && { message, flow };
}

function keep(storage: Kept, key: string, value: unknown): void {
  try {
    storage?.setItem(key, JSON.stringify(value));
  } catch {
    // It is full: as good as none, and no reason to stop a click.
  }
}

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

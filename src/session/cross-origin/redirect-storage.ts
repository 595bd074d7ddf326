import { isReturnMessage, type ReturnMessage } from '../../protocol/return-message.js';

/** A login that has left the page, stored in this tab until it returns. */
export interface StoredFlow {
  readonly provider: string;
  readonly verifier: string;
  /** The URL to return to, of the tab's own origin. */
  readonly returnTo: string;
  /** The endpoint that redeems the code: another one could redeem it with the verifier. */
  readonly endpoint: string;
}

type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;

const flowKey = (label: string): string => `oauth-flow.${label}`;
const returnedKey = 'oauth-returned';

/** The tab's storage; `undefined` if the browser denies it to this page, by an exception on access or on reading. */
export function tabStorage(page: Window): TabStorage {
  try {
    const { sessionStorage } = page;
    sessionStorage.getItem(returnedKey);
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Stores what a login that leaves the page needs, in this tab only. */
export function storeFlow(storage: TabStorage, label: string, flow: StoredFlow): void {
  keep(storage, flowKey(label), flow);
}

/** The login if this tab left for it. */
export function readStoredFlow(storage: TabStorage, label: string): StoredFlow | undefined {
  const stored = parse(storage?.getItem(flowKey(label))) as Partial<StoredFlow> | null;
  const { provider, verifier, returnTo, endpoint } = stored ?? {};
  const isWhole = [provider, verifier, returnTo, endpoint].every((one) => typeof one === 'string');
  return isWhole ? ({ provider, verifier, returnTo, endpoint } as StoredFlow) : undefined;
}

/** The return page stores its message here for the page that it goes to. */
export function storeReturnMessage(storage: TabStorage, message: ReturnMessage): void {
  keep(storage, returnedKey, message);
}

/** The message of a login at this endpoint that returned to this tab; it is removed. */
export function takeReturnMessage(
  storage: TabStorage,
  endpoint: string,
): { message: ReturnMessage; flow: StoredFlow } | undefined {
  const stored = parse(storage?.getItem(returnedKey));
  const message = isReturnMessage(stored) ? stored : undefined;
  const flow = message && readStoredFlow(storage, message.flow);
  // It is for another session of this page.
  if (flow && flow.endpoint !== endpoint) return undefined;
  storage?.removeItem(returnedKey);
  if (message) storage?.removeItem(flowKey(message.flow));
  return flow && { message, flow };
}

function keep(storage: TabStorage, key: string, value: unknown): void {
  try {
    storage?.setItem(key, JSON.stringify(value));
  } catch {
    // A full storage must not stop a click.
  }
}

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

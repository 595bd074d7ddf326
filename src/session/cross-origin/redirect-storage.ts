import { isReturnMessage, type ReturnMessage } from '../../protocol/return-message.js';

/** A login by redirect, stored in this tab until it returns. */
export interface StoredFlow {
  readonly provider: string;
  readonly verifier: string;
  /** The URL to return to, on the tab's own origin. */
  readonly returnTo: string;
  /** The endpoint that redeems the code. The verifier must go to no other endpoint, which could redeem the code with it. */
  readonly endpoint: string;
}

type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;

const flowKey = (label: string): string => `oauth-flow.${label}`;
const returnedKey = 'oauth-returned';

/** The tab's storage; `undefined` if the browser denies it: some throw on access, some on reading. */
export function tabStorage(page: Window): TabStorage {
  try {
    const { sessionStorage } = page;
    sessionStorage.getItem(returnedKey);
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Stores what a login by redirect needs when it returns to this tab. */
export function storeFlow(storage: TabStorage, label: string, flow: StoredFlow): void {
  store(storage, flowKey(label), flow);
}

/** The stored login, if this tab has left for it. */
export function readStoredFlow(storage: TabStorage, label: string): StoredFlow | undefined {
  const stored = parse(storage?.getItem(flowKey(label))) as Partial<StoredFlow> | null;
  const { provider, verifier, returnTo, endpoint } = stored ?? {};
  const isWhole = [provider, verifier, returnTo, endpoint].every((one) => typeof one === 'string');
  return isWhole ? ({ provider, verifier, returnTo, endpoint } as StoredFlow) : undefined;
}

/** Stores a return message for the page that the return page goes on to. */
export function storeReturnMessage(storage: TabStorage, message: ReturnMessage): void {
  store(storage, returnedKey, message);
}

/** Takes the message of a login at this endpoint that has returned to this tab. */
export function takeReturnMessage(
  storage: TabStorage,
  endpoint: string,
): { message: ReturnMessage; flow: StoredFlow } | undefined {
  const stored = parse(storage?.getItem(returnedKey));
  const message = isReturnMessage(stored) ? stored : undefined;
  const flow = message && readStoredFlow(storage, message.flow);
  // The message is for a session of this page with another endpoint.
  if (flow && flow.endpoint !== endpoint) return undefined;
  storage?.removeItem(returnedKey);
  if (message) storage?.removeItem(flowKey(message.flow));
  return flow && { message, flow };
}

function store(storage: TabStorage, key: string, value: unknown): void {
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

import { isReturnMessage, type ReturnMessage } from '../../protocol/messages.js';

/** A login that has left the page, as this tab keeps it until it is back. */
export interface LeftFlow {
  readonly provider: string;
  readonly verifier: string;
  /** Where the tab was, or wants to be: an address of its own origin. */
  readonly returnTo: string;
}

const flowKey = (label: string): string => `oauth-flow.${label}`;
const returnedKey = 'oauth-returned';

/** Keeps what a login needs that leaves the page; this tab's alone, and gone with it. */
export function keepLeftFlow(storage: Storage, label: string, flow: LeftFlow): void {
  storage.setItem(flowKey(label), JSON.stringify(flow));
}

/** Whether this very tab left for that login. */
export function readLeftFlow(storage: Storage, label: string): LeftFlow | undefined {
  const kept = parse(storage.getItem(flowKey(label))) as Partial<LeftFlow> | null;
  const { provider, verifier, returnTo } = kept ?? {};
  return provider && verifier && returnTo !== undefined ? { provider, verifier, returnTo } : undefined;
}

/** The return page leaves here what it was told, for the page that it goes on to. */
export function keepReturned(storage: Storage, message: ReturnMessage): void {
  storage.setItem(returnedKey, JSON.stringify(message));
}

/** What came back to this tab, once. */
export function takeReturned(storage: Storage): { message: ReturnMessage; flow: LeftFlow } | undefined {
  const message = parse(storage.getItem(returnedKey));
  storage.removeItem(returnedKey);
  if (!isReturnMessage(message)) return undefined;
  const flow = readLeftFlow(storage, message.flow);
  storage.removeItem(flowKey(message.flow));
  return flow && { message, flow };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

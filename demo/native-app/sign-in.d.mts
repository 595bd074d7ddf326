import type { WireSession } from '../../src/protocol/wire.js';

export interface SignedIn {
  readonly session: WireSession;
  readonly handle: string;
}

export function signIn(
  endpoint: string,
  provider: string,
  openBrowser: (url: string) => void,
): Promise<SignedIn>;

export function ask(
  endpoint: string,
  path: string,
  options?: { readonly handle?: string; readonly body?: object },
): Promise<Response>;

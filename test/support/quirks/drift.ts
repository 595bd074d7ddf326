import type { KeyName } from './id-token-keys.js';
import type { Received } from './received.js';

type Fields = Record<string, unknown>;

/** Answers that a drift may send in another way. */
export type SentJson = 'token' | 'user' | 'metadata';

/** What a test changes of the provider's answers. */
export interface Drift {
  /** Changes the token answer as it is sent. */
  token?: ((answer: Fields) => unknown) | undefined;
  /** Changes the fields of the token answer, by their standard names. */
  tokens?: ((fields: Fields) => Fields) | undefined;
  claims?: Readonly<Fields> | undefined;
  /** Replaces the ID token. */
  idToken?: ((signed: string) => string | Promise<string>) | undefined;
  user?: ((raw: Fields) => unknown) | undefined;
  /** Parameters of the callback; `undefined` omits one. */
  callback?: Readonly<Record<string, string | undefined>> | undefined;
  metadata?: ((given: Fields) => unknown) | undefined;
  /** Sends the JSON of an answer. */
  sent?: ((text: string, what: SentJson) => Response) | undefined;
  /** Answers in the provider's place. */
  instead?: ((received: Received) => Response | Promise<Response> | undefined) | undefined;
  /** Who signs its answers, where they are signed. */
  signedBy?: 'provider' | 'stranger' | 'app' | undefined;
  key?: KeyName | undefined;
  /** Where the discovered endpoints are now, such as `v2/`. */
  moved?: string | undefined;
}

import { sha256Text, type Primitives } from '../../runtime/cryptography.js';

/** Kinds of entries that whoever has written them may release. */
export const heldKinds = ['lock', 'refresh', 'once'] as const;
type HeldKind = (typeof heldKinds)[number];

/** What each kind of entry is called in the store. */
export type EntryKind =
  | HeldKind
  | 'session'
  | 'moved'
  | 'person'
  | 'subject'
  | 'sid'
  | 'logout'
  | 'forgotten'
  | 'newest'
  | 'tries'
  | 'rate';

declare const isHeld: unique symbol;
/** The name of an entry that can be released. */
export type HeldKey = string & { readonly [isHeld]: true };

export interface EntryNamesParts {
  /** Entries of another endpoint in the same database have other names. */
  readonly endpointUrl: string;
  readonly primitives: Primitives;
}

/** Names of entries: the same in every process, and before there is a store. */
export class EntryNames {
  readonly #parts: EntryNamesParts;

  constructor(parts: EntryNamesParts) {
    this.#parts = parts;
  }

  /** The name of an entry. Nobody can tell from it what it was made of, if that is a secret. */
  key(kind: HeldKind, ...names: readonly string[]): Promise<HeldKey>;
  key(kind: EntryKind, ...names: readonly string[]): Promise<string>;
  async key(kind: EntryKind, ...names: readonly string[]): Promise<string> {
    const { primitives, endpointUrl } = this.#parts;
    const hash = await sha256Text(primitives, JSON.stringify([endpointUrl, kind, ...names]));
    return `oauth:${kind}:${hash}`;
  }
}

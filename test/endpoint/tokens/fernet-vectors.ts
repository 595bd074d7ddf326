import { readFileSync } from 'node:fs';

interface Vector {
  readonly name: string;
  readonly plain: string;
  readonly secret: string;
  readonly encrypted: string;
}

interface DeterministicVector extends Vector {
  readonly saltHex: string;
  readonly ivHex: string;
  /** In seconds since 1970. */
  readonly timestamp: number;
  /** The Fernet token alone, in base64url. */
  readonly innerToken: string;
}

interface NegativeVector extends Omit<Vector, 'plain'> {
  /** What Python made of it: text after all, or what it raised. */
  readonly result: { ok: string } | { exception: string };
}

interface Vectors {
  readonly deterministic: readonly DeterministicVector[];
  readonly legacy: readonly DeterministicVector[];
  readonly random: readonly Vector[];
  readonly negative: readonly NegativeVector[];
}

/** What Flet's own `flet.security` made, and what it made of damaged data. */
export const vectors = JSON.parse(
  readFileSync(new URL('fernet-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

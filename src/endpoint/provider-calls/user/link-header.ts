/** What ends a parameter's name or its value where it is not quoted. */
const ends = '=;, \t';

/**
 * The next page that a `Link` header names (RFC 8288 section 3): the target of its first link with the relation
 * `next`. It reads each character once, whatever the header contains.
 */
export function nextLink(header: string | null): string | undefined {
  if (header === null) return undefined;
  const reader = new LinkReader(header);
  for (;;) {
    const link = reader.read();
    if (link === undefined || link.relations.includes('next')) return link?.target;
  }
}

interface Link {
  readonly target: string;
  /** In lower case; empty if the link is about another resource than the page itself. */
  readonly relations: readonly string[];
}

class LinkReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next link; `undefined` at the end, and before anything that is not a link. */
  read(): Link | undefined {
    this.#skip(' \t,');
    const close = this.#text[this.#at] === '<' ? this.#text.indexOf('>', this.#at) : -1;
    if (close < 0) return undefined;
    const target = this.#text.slice(this.#at + 1, close).trim();
    this.#at = close + 1;
    let relations: string[] | undefined;
    let isElsewhere = false;
    this.#skip(' \t');
    while (this.#text[this.#at] === ';') {
      const [name, value] = this.#parameter();
      // Only the first counts.
      if (name === 'rel') relations ??= value.toLowerCase().split(/[ \t]+/);
      if (name === 'anchor') isElsewhere = true;
      this.#skip(' \t');
    }
    return { target, relations: isElsewhere ? [] : (relations ?? []) };
  }

  #parameter(): [name: string, value: string] {
    this.#skip(' \t;');
    const name = this.#token().toLowerCase();
    this.#skip(' \t');
    if (this.#text[this.#at] !== '=') return [name, ''];
    this.#at += 1;
    this.#skip(' \t');
    return [name, this.#text[this.#at] === '"' ? this.#quoted() : this.#token()];
  }

  /** Without its quotes and backslashes (RFC 9110 section 5.6.4). */
  #quoted(): string {
    let value = '';
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === '"') break;
      if (character === '\\') this.#at += 1;
      value += this.#text[this.#at] ?? '';
    }
    this.#at += 1;
    return value;
  }

  #token(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && !ends.includes(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#text.slice(from, this.#at);
  }

  #skip(characters: string): void {
    while (this.#at < this.#text.length && characters.includes(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}

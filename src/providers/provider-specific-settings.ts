import { isSafeUrl } from '../protocol/loopback.js';

/**
 * Settings that only one provider has. They come unchecked, and nothing is thrown here: what is wrong stands in
 * `checked` by its name, where the endpoint refuses it together with all other problems.
 */
export class ProviderSpecificSettings {
  /** To be `extraEndpoints`: every further address, and what is none although it should be. */
  readonly checked: Record<string, string> = {};

  /** An address that is asked as it is. */
  endpoint<F extends string | undefined>(name: string, value: unknown, fallback: F): string | F {
    if (value !== undefined) this.#add(name, value);
    return address(value) ?? fallback;
  }

  /** An address that others are made of, without a slash at its end. */
  base(name: string, value: unknown, fallback: string): string {
    const fits = this.text(name, value, 'must be an absolute URL without a query', isBase);
    return fits === undefined ? fallback : trimmed(this.endpoint(name, fits, fallback));
  }

  /**
   * A text that fits; `undefined` where none was set, and where it is refused: then nothing made of it is ever used.
   * @param what it must be, in words for whoever wrote the settings.
   */
  text(name: string, value: unknown, what: string, fits: (value: string) => boolean): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value === '') this.#add(name, value);
    else if (/^\s|\s$|[\p{C}\p{Zl}\p{Zp}]/u.test(value))
      this.missing(`${name} (has a space at its ends, or an invisible character)`);
    else if (fits(value)) return value;
    else this.missing(`${name} (${what})`);
    return undefined;
  }

  /** Refuses, since there is nothing by that name. */
  missing(name: string): void {
    this.#add(name, undefined);
  }

  #add(name: string, value: unknown): void {
    // Not yet checked: it may be anything that stood in plain settings.
    this.checked[name] = value as string;
  }
}

/** An address that settings will take; `undefined` for what they will refuse. */
export function address(value: unknown): string | undefined {
  return typeof value === 'string' && URL.canParse(value) && isSafeUrl(new URL(value)) ? value : undefined;
}

function isBase(value: string): boolean {
  return URL.canParse(value) && !/[?#]/.test(value);
}

function trimmed(url: string): string {
  return new URL(url).href.replace(/\/+$/, '');
}

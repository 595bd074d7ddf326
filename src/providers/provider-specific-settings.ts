import { isSafeUrl } from '../protocol/loopback.js';
import type { OptionProblem } from './provider.js';
import { isUrl } from '../protocol/parse-url.js';

/**
 * Reads the options that only one provider has. They are unchecked, and this throws nothing: the endpoint refuses `problems` together with
 * all other problems of its settings.
 */
export class ProviderSpecificSettings {
  readonly problems: OptionProblem[] = [];
  /** Addresses by the names of their options. The endpoint checks them as it checks all others. */
  readonly endpoints: Record<string, string> = {};
  #namesServer = false;

  /** Whether the settings name a server that is not the built-in provider's. */
  get namesServer(): boolean {
    return this.#namesServer;
  }

  /** Notes a standard address from which others are derived. */
  standard(value: unknown, fallback: string): void {
    const used = address(value);
    if (used !== undefined && !isSameOrigin(used, fallback)) this.#namesServer = true;
  }

  /** An address that is called as it is given. */
  endpoint<F extends string | undefined>(name: string, value: unknown, fallback: F): string | F {
    const given = this.#text(name, value);
    if (given !== undefined) this.endpoints[name] = given;
    const used = address(given);
    if (used !== undefined && !isSameOrigin(used, fallback)) this.#namesServer = true;
    return used ?? fallback;
  }

  /**
   * An address from which others are derived, without a slash at its end.
   * @param example what such an address looks like.
   */
  base(name: string, value: unknown, fallback: string, example?: string): string {
    const fits = this.text(name, value, `must be an absolute URL without a query${suchAs(example)}`, isBase);
    return fits === undefined ? fallback : trimmed(this.endpoint(name, fits, fallback));
  }

  /** The host name of a server; `undefined` if none is set, or if it is refused. */
  host(name: string, value: unknown, example: string): string | undefined {
    const pattern = /^[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d+)?$/i;
    const given = this.text(name, value, `must be a host name${suchAs(example)}`, (text) =>
      pattern.test(text),
    );
    if (given !== undefined) this.#namesServer = true;
    return given;
  }

  /**
   * A text that `fits` accepts; `undefined` if none is set, or if it is refused.
   * @param rule what the text must be, for the author of the settings.
   */
  text(name: string, value: unknown, rule: string, fits: (value: string) => boolean): string | undefined {
    const given = this.#text(name, value);
    if (given === undefined) return undefined;
    if (/^\s|\s$|[\p{C}\p{Zl}\p{Zp}]/u.test(given))
      this.refuse(name, 'has a space at its ends, or an invisible character');
    else if (fits(given)) return given;
    else this.refuse(name, rule);
    return undefined;
  }

  refuse(option: string, problem: string): void {
    this.problems.push({ option, problem });
  }

  #text(name: string, value: unknown): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '') return value;
    this.refuse(name, value === '' ? 'is empty' : 'must be text');
    return undefined;
  }
}

function suchAs(example: string | undefined): string {
  return example === undefined ? '' : `, such as ${example}`;
}

/** An address that the settings accept; `undefined` if they refuse it. */
export function address(value: unknown): string | undefined {
  return typeof value === 'string' && isUrl(value) && isSafeUrl(new URL(value)) ? value : undefined;
}

function isSameOrigin(one: string, other: string | undefined): boolean {
  return other !== undefined && new URL(one).origin === new URL(other).origin;
}

function isBase(value: string): boolean {
  return isUrl(value) && !/[?#]/.test(value);
}

function trimmed(url: string): string {
  return new URL(url).href.replace(/\/+$/, '');
}

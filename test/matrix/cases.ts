import { combine, nameCase, pick, type CaseOf } from './table.js';

/** What a login can meet: every combination of these is a case. */
export const dimensions = {
  /** `Cross-Origin-Opener-Policy` of the provider's pages. */
  provider: ['none', 'same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'],
  /** The same header of the page that begins the login. */
  page: ['none', 'same-origin'],
  /** Where the endpoint is, seen from the page. */
  endpoint: ['same-origin', 'same-site', 'other-site'],
  /** What the person does, or runs into. */
  way: ['complete', 'deny', 'close', 'leave', 'unreachable'],
  mode: ['popup', 'tab', 'redirect'],
} as const;

export type Dimension = keyof typeof dimensions;
export type Case = CaseOf<typeof dimensions>;

export const names = Object.keys(dimensions) as Dimension[];

/** Every combination, in a fixed order. */
export const allCases = (): Case[] => combine(dimensions);

export const keyOf = (one: Case): string => nameCase(one);

/**
 * Those cases that `wish` asks for, such as `mode=popup,way=close|leave`.
 * @throws {Error} for a name or value that there is not.
 */
export const filterCases = (cases: readonly Case[], wish: string): Case[] => pick(dimensions, cases, wish);

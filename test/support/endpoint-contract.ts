import { describe } from 'node:test';
import { byHttp, byRequest, byRequestOnStore, type Way } from './transports.js';
import { isTried, runsWhole } from './whole.js';

type Declare = (way: Way) => void;

/** A run without `--whole` tries one of this many topics with a store too: all 1,700 tests take 100 seconds of a processor. */
const topicsForOneOnStore = 40;
let topics = 0;

function declareFor(ways: readonly Way[], declare: Declare): void {
  const onStore = isTried(topicsForOneOnStore, topics++) ? [byRequestOnStore] : [];
  for (const way of [...ways, ...onStore]) describe(`the endpoint, ${way.name}`, () => declare(way));
}

/**
 * Declares a topic that HTTP cannot change: only `npm test -- --whole` runs it over HTTP too. It also holds where sessions are in a
 * store, except for the tests named in `differs-on-store.ts`: `--whole` runs every topic with a store, other runs one or two a day.
 */
export function endpointContract(declare: Declare): void {
  declareFor(runsWhole() ? [byRequest, byHttp] : [byRequest], declare);
}

/** Declares such a topic that always runs over HTTP, for the reason given: what a real HTTP server can change of it. */
export function httpContract(_reason: string, declare: Declare): void {
  declareFor([byRequest, byHttp], declare);
}

/**
 * The cases to try at one of several routes that are guarded alike. HTTP only changes how a request arrives, so over HTTP each
 * case is tried at one route, and each route has some cases; `npm test -- --whole` tries every case at every route.
 */
export function casesAtRoute<Case>(
  { name }: Way,
  cases: readonly Case[],
  route: { readonly index: number; readonly of: number },
): readonly Case[] {
  if (name === byRequest.name || runsWhole()) return cases;
  return cases.filter((_, index) => index % route.of === route.index);
}

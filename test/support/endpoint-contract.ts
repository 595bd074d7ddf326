import { describe } from 'node:test';
import { byHttp, byRequest, byRequestOnStore, type Way } from './transports.js';
import { isTried, runsWhole } from './whole.js';

type Declare = (way: Way) => void;

/** One of so many topics is what a run without `--whole` also tries with a store: 1,700 tests take 100 seconds of a processor. */
const topicsForOneOnStore = 40;
let topics = 0;

function declareFor(ways: readonly Way[], declare: Declare): void {
  const onStore = isTried(topicsForOneOnStore, topics++) ? [byRequestOnStore] : [];
  for (const way of [...ways, ...onStore]) describe(`the endpoint, ${way.name}`, () => declare(way));
}

/**
 * Declares a topic that HTTP cannot change: only `npm test -- --whole` runs it over HTTP too. Where sessions are in a store, it holds as
 * well, but for the tests named in `differs-on-store.ts`: `--whole` runs each topic so, and each day another one or two run so.
 */
export function endpointContract(declare: Declare): void {
  declareFor(runsWhole() ? [byRequest, byHttp] : [byRequest], declare);
}

/** Declares such a topic that always runs over HTTP, for the reason given: what a real HTTP server can change of it. */
export function httpContract(_reason: string, declare: Declare): void {
  declareFor([byRequest, byHttp], declare);
}

/**
 * What to try at one of several routes that are guarded alike. Over HTTP, whose part is how a request arrives, each case is
 * tried at one route, and each route has some; `npm test -- --whole` tries all at all.
 */
export function casesAtRoute<Case>(
  { name }: Way,
  cases: readonly Case[],
  route: { readonly index: number; readonly of: number },
): readonly Case[] {
  if (name === byRequest.name || runsWhole()) return cases;
  return cases.filter((_, index) => index % route.of === route.index);
}

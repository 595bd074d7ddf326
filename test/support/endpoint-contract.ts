import { describe } from 'node:test';
import { byHttp, byRequest, byRequestOnStore, type Way } from './transports.js';
import { runsWhole } from './whole.js';

type Declare = (way: Way) => void;

const declareFor = (ways: readonly Way[], declare: Declare): void => {
  for (const way of ways) describe(`the endpoint, ${way.name}`, () => declare(way));
};

/** Declares a topic that HTTP cannot change: only `npm test -- --whole` runs it over HTTP too. */
export function endpointContract(declare: Declare): void {
  declareFor(runsWhole() ? [byRequest, byHttp] : [byRequest], declare);
}

/** Declares such a topic that runs with sessions in a store too: its answers don't depend on what cookies can hold. */
export function storeContract(declare: Declare): void {
  endpointContract(declare);
  declareFor([byRequestOnStore], declare);
}

/** Declares a topic that always runs in both ways, for the reason given: what a real HTTP server can change of it. */
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

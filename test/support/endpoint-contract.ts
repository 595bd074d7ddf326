import { describe } from 'node:test';
import { byHttp, byRequest, type Way } from './transports.js';
import { runsWhole } from './whole.js';

type Declare = (way: Way) => void;

const declareFor = (ways: readonly Way[], declare: Declare): void => {
  for (const way of ways) describe(`the endpoint, ${way.name}`, () => declare(way));
};

/** Declares a topic that HTTP cannot change: only `npm test -- --whole` runs it over HTTP too. */
export function endpointContract(declare: Declare): void {
  declareFor(runsWhole() ? [byRequest, byHttp] : [byRequest], declare);
}

/** Declares a topic that always runs in both ways, for the reason given: what a real HTTP server can change of it. */
export function httpContract(_reason: string, declare: Declare): void {
  declareFor([byRequest, byHttp], declare);
}

import type { FullConfig } from '@playwright/test';
import { startDemo } from '../../demo/start-demo.js';
import { delayAnswers } from '../support/slow.js';
import { demoPorts } from './addresses.js';
import { startCodeCount } from './code-count.js';
import { startTokenLife } from './token-life.js';

/** A demo for all tests of a worker: each test has a browser context, and so a session, of its own. */
async function startForWorker(worker: number): Promise<() => Promise<unknown>> {
  const { app, count: countPort, tokenLife } = demoPorts(worker);
  const count = await startCodeCount(countPort);
  const life = await startTokenLife(tokenLife);
  const { onCodeUsed } = count;
  const { onRefresh, now } = life;
  const demo = await startDemo({ port: app, onCodeUsed, onRefresh, now });
  return () => Promise.all([demo.close(), count.close(), life.close()]);
}

async function startOnce({ workers }: FullConfig): Promise<() => Promise<void>> {
  delayAnswers();
  const closing: (() => Promise<unknown>)[] = [];
  for (let worker = 0; worker < workers; worker += 1) closing.push(await startForWorker(worker));
  return async () => {
    await Promise.all(closing.map((close) => close()));
  };
}

// Playwright asks for a default export here.
export default startOnce;

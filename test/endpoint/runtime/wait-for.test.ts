import { test } from 'node:test';
import { waitFor } from '../../../src/endpoint/runtime/wait-for.js';

test('a wait that was aborted before it began ends at once', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  await waitFor(1000, AbortSignal.abort());
});

test('a wait ends when it is aborted, and when its time is over', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const abort = new AbortController();
  const [aborted, timed] = [waitFor(1000, abort.signal), waitFor(1000, new AbortController().signal)];
  abort.abort();
  await aborted;
  context.mock.timers.tick(1000);
  await timed;
});

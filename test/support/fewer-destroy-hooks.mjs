// Node's test runner asks to be told of the end of each promise, and so each is tracked by the collector: a sixth of the time of
// tests. Here it is told that they have ended once 50,000 newer ones were made. It asks in order to know whose an error is that
// nobody catches: after so long it is still reported, and the run still fails.
import asyncHooks from 'node:async_hooks';

const kept = 50_000;
const { createHook } = asyncHooks;

asyncHooks.createHook = (callbacks) => {
  const { init, destroy, ...others } = callbacks;
  if (!init || !destroy) return createHook(callbacks);
  let made = [];
  return createHook({
    ...others,
    init(id, type, ...about) {
      init(id, type, ...about);
      // A test itself is found by its number for as long as it runs.
      if (type === 'Test') return;
      made.push(id);
      if (made.length < 2 * kept) return;
      for (const old of made.slice(0, kept)) destroy(old);
      made = made.slice(kept);
    },
  });
};

// Node's test runner wants to hear when each promise is collected. To track that takes a sixth of the time of tests. Here, the
// runner hears of the end of a promise once 50,000 newer ones were made. It uses this only to find the test that an uncaught error
// belongs to: an error of an older promise is still reported, without its test, and the run still fails.
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

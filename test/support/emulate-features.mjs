/**
 * Adds the command `emulate-features` to the component tests, for what `emulateMedia` can't do:
 * `await executeServerCommand('emulate-features', { 'forced-colors': 'active' })`. Each call replaces the one before;
 * `{}` ends it. Pages are used again for the next test file, so end it in `afterEach`.
 */
export function emulateFeatures() {
  const connections = new WeakMap();
  return {
    name: 'emulate-features',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-features') return undefined;
      const page = session.browser.getPage(session.id);
      // The emulation lasts as long as the connection that asked for it, so that one is kept.
      if (!connections.has(page)) connections.set(page, await page.createCDPSession());
      const features = Object.entries(payload ?? {}).map(([name, value]) => ({ name, value }));
      await connections.get(page).send('Emulation.setEmulatedMedia', { features });
      return true;
    },
  };
}

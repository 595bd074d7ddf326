/** A channel to the other pages of the origin; `undefined` if the browser has none, or denies channels together with storage. */
export function openChannel(
  name: string,
  page: Pick<typeof globalThis, 'BroadcastChannel'> = globalThis,
): BroadcastChannel | undefined {
  try {
    return new page.BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

import assert from 'node:assert/strict';

/** Asserts that no script of a page speaks to another window, asks for anything or leads anywhere. */
export function assertTellsNobody(page: string): void {
  for (const [, script = ''] of page.matchAll(/<script[^>]*>([\s\S]*?)<\/script/g))
    assert.doesNotMatch(
      script,
      /opener|parent|postMessage|BroadcastChannel|location|fetch|sendBeacon|https?:/,
    );
}

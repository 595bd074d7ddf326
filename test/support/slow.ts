import { Server as HttpServer } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { Page } from '@playwright/test';

/**
 * How many times slower browsers and servers are than this machine, by `TEST_SLOW`: 1 unless somebody looks for tests that
 * act before what they need is there, which pass on a quick machine.
 */
export const slowness = (): number => Number(process.env['TEST_SLOW'] ?? 1);

/** Gives a page's scripts a fraction of the processor, where the browser can. */
export async function slowDown(page: Page): Promise<void> {
  if (slowness() === 1 || page.context().browser()?.browserType().name() !== 'chromium') return;
  try {
    const client = await page.context().newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: slowness() });
  } catch {
    // A window that has closed meanwhile.
  }
}

/** Has each server of this process answer late, and each request by another time: parts of a page arrive in any order. */
export function delayAnswers(): void {
  const maxMs = 100 * (slowness() - 1);
  if (maxMs === 0) return;
  for (const { prototype } of [HttpServer, HttpsServer]) {
    // The class by its own name for what it calls: its events are typed one by one.
    const server = prototype as { emit(type: string, ...about: unknown[]): boolean };
    const { emit } = server;
    server.emit = function (type, ...about) {
      if (type !== 'request') return emit.call(this, type, ...about);
      setTimeout(() => emit.call(this, type, ...about), Math.random() * maxMs);
      return true;
    };
  }
}

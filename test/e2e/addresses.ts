import { portOfWorker } from '../support/worker-ports.js';

/**
 * The ports of a worker's demo; the providers take the eight after `app`. Two runs at once need two values of `E2E_PORT`.
 * @param worker counted from 0; this one, unless it is given.
 */
export function demoPorts(worker?: number) {
  const app = portOfWorker(Number(process.env['E2E_PORT'] ?? 8560), worker);
  return { app, count: app + 15, tokenLife: app + 16 };
}

const { app, count, tokenLife } = demoPorts();

export const appPort = app;
export const appUrl = `http://localhost:${appPort}`;
export const countUrl = `http://127.0.0.1:${count}`;
export const tokenLifeUrl = `http://127.0.0.1:${tokenLife}`;

/** Demo ID with short tokens. */
export const shortProviderUrl = `http://127.0.0.1:${appPort + 8}`;

/** The same server under its other name. */
export const aliasUrl = `http://127.0.0.1:${appPort}`;

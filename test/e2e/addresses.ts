/** The demo's ports in these tests; the providers take the eight after `appPort`. Two runs at once need two of them. */
export const appPort = Number(process.env['E2E_PORT'] ?? 8560);
export const countPort = appPort + 15;
export const tokenLifePort = appPort + 16;

export const appUrl = `http://localhost:${appPort}`;
export const countUrl = `http://127.0.0.1:${countPort}`;
export const tokenLifeUrl = `http://127.0.0.1:${tokenLifePort}`;

/** Demo ID with short tokens. */
export const shortProviderUrl = `http://127.0.0.1:${appPort + 8}`;

/** The same server under its other name. */
export const aliasUrl = `http://127.0.0.1:${appPort}`;

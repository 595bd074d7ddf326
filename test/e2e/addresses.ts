/** The demo's ports in these tests; the providers take the eight after `appPort`. */
export const appPort = 8560;
export const countPort = 8575;
export const tokenLifePort = 8576;

export const appUrl = `http://localhost:${appPort}`;
export const countUrl = `http://127.0.0.1:${countPort}`;
export const tokenLifeUrl = `http://127.0.0.1:${tokenLifePort}`;

/** Demo ID with short tokens. */
export const shortProviderUrl = `http://127.0.0.1:${appPort + 8}`;

/** The same server under its other name. */
export const aliasUrl = `http://127.0.0.1:${appPort}`;

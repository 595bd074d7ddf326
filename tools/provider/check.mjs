import { entries } from '../../src/providers/catalog/entries.js';
import { problemsOfEntry } from '../../src/providers/catalog/entry-schema.js';
import { fillIn } from '../../src/providers/catalog/fill-in.js';
import { differences } from './compare.mjs';

const usage = 'npm run provider -- check NAME [--issuer URL] [--SETTING VALUE]';

/**
 * Compares a provider's file with the metadata of its issuer.
 * @param args after `check`, such as `['gitlab', '--baseUrl', 'https://git.acme.example']`.
 * @returns lines to print, and the exit code: 0 the same, 1 different or wrong, 2 not compared.
 */
export async function checkProvider(args, fetch = globalThis.fetch) {
  const [name = '', ...rest] = args;
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (!entry) return { code: 2, lines: [`${name || 'No name'}: no file in src/providers/catalog. ${usage}`] };
  const problems = problemsOfEntry(name, entry);
  if (problems.length) return { code: 1, lines: problems };
  const given = {};
  for (let at = 0; at + 1 < rest.length; at += 2) given[rest[at].replace(/^--/, '')] = rest[at + 1];
  const { settings = {}, ...facts } = entry;
  const defaults = Object.entries(settings).map(([key, { byDefault, example }]) => [
    key,
    byDefault ?? example,
  ]);
  const filled = fillIn(facts, { ...Object.fromEntries(defaults), ...given });
  const issuer = given.issuer ?? filled.issuer;
  if (issuer === undefined)
    return {
      code: 2,
      lines: [`${name}: its file is whole. It has no issuer, so there is no metadata to compare.`],
    };
  const answer = await metadataOf(issuer, fetch);
  if (!answer.metadata)
    return { code: 2, lines: [`${name}: its file is whole. Not compared: ${answer.reason}`] };
  const found = differences(given.issuer === undefined ? filled : { ...filled, issuer }, answer.metadata);
  const lines = found.length
    ? found.map((line) => `${name}.${line}`)
    : [`${name}: the same as ${answer.address}`];
  return { code: found.length ? 1 : 0, lines };
}

async function metadataOf(issuer, fetch) {
  const base = issuer.replace(/\/$/, '');
  let reason = '';
  for (const path of ['openid-configuration', 'oauth-authorization-server']) {
    const address = `${base}/.well-known/${path}`;
    try {
      const response = await fetch(address, {
        redirect: 'error',
        signal: globalThis.AbortSignal.timeout(10_000),
      });
      if (response.ok) return { address, metadata: await response.json() };
      reason = `${address} answers ${response.status}.`;
    } catch (error) {
      reason = `${address} can't be read (${error.cause?.code ?? error.name}). Is there a network?`;
    }
  }
  return { reason };
}

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { entries } from '../../src/providers/catalog/entries.js';
import { partsIn } from '../../src/providers/catalog/parts.js';
import { makeProvider, ownSettingsOf } from '../../src/providers/index.js';
import { quirksOf } from './quirks.mjs';

const folder = new URL('../../docs/providers/', import.meta.url);
const tableFile = new URL('../../docs/providers.md', import.meta.url);

/** Parts of an entry in words, where its field says too little. */
const partWords = {
  clientAuth: 'client authentication',
  pkce: 'PKCE',
  refresh: 'refreshing',
  register: 'where to register',
  answers: 'odd answers',
  wire: 'odd requests',
};

/** Every page of docs/providers/, by its file name. */
export function pages() {
  return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [`${id}.md`, pageOf(id, entry)]));
}

/** Writes them all, and removes those of providers that are gone. */
export async function writePages() {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await rm(new URL(name, folder));
  const all = Object.entries(pages());
  for (const [name, text] of all) await writeFile(new URL(name, folder), text);
  await writeFile(tableFile, withTable(await readFile(tableFile, 'utf8')));
  return all.length;
}

/** docs/providers.md with the table of all providers between its two comments. */
export function withTable(text) {
  const [begin, end] = ['<!-- catalog: npm run provider -- pages -->\n', '<!-- end of catalog -->'];
  const [before, rest = ''] = text.split(begin);
  const columns = [
    'provider',
    '`type`',
    'settings of its own',
    'email',
    'refresh',
    'sign-out',
    'not confirmed',
  ];
  const table = [columns, columns.map(() => '---'), ...tableRows()].map((row) => `| ${row.join(' | ')} |`);
  return `${before}${begin}\n${table.join('\n')}\n\n${end}${rest.split(end)[1] ?? ''}`;
}

const briefly = { never: 'no', 'on-request': 'on request', always: 'yes', unknown: '?' };

function tableRows() {
  return Object.entries(entries)
    .sort(([, one], [, other]) => one.name.localeCompare(other.name, 'en'))
    .map(([id, entry]) => {
      const settings = ownSettingsOf(id).map((name) => `\`${name}\``);
      const ends = [isRevoked(id, entry) && 'revokes', entry.endSessionEndpoint && 'page'].filter(Boolean);
      return [
        ...[`[${entry.name}](providers/${id}.md)`, `\`${id}\``, settings.join(', ')],
        entry.user.emails || entry.user.email || id in emailsOfClasses ? 'yes' : 'no',
        asksToRefresh(id, entry) ? 'yes' : briefly[entry.refresh.tokens],
        entry.tokenEndpoint === undefined ? 'metadata' : ends.join(', ') || 'no',
        String((entry.unconfirmed ?? []).flatMap(partsIn).length),
      ];
    });
}

/** The provider that the data, or the class of its name, makes. */
function optionsOf(id, entry) {
  const examples = Object.entries({ ...entry.settings }).map(([name, { example }]) => [name, example]);
  return makeProvider(id, { clientId: 'x', clientSecret: 'x', ...Object.fromEntries(examples) }).options;
}

function isRevoked(id, entry) {
  const { revocationEndpoint, revokeFn } = optionsOf(id, entry);
  return revocationEndpoint !== undefined || revokeFn !== undefined;
}

/** Whether a login asks for refresh tokens by itself, where the provider issues them on request only: by what the note begins with. */
function asksToRefresh(id, { refresh: { tokens, note = '' } }) {
  if (tokens !== 'on-request') return false;
  const { scopes = [], authorizationParams = {} } = optionsOf(id, entries[id]);
  const asked = [...scopes, ...Object.entries(authorizationParams).map((pair) => pair.join('='))];
  return asked.includes(note.split(/[;,]? /)[0]);
}

/** The names and addresses that only a class finds. */
const namesOfClasses = { apple: 'the name of the posted callback' };
const emailsOfClasses = {
  microsoft: 'email `email` of personal accounts, of others if the optional claim `xms_edov` is true',
};

/** Where the groups are that only a class finds. */
const groupsOfClasses = {
  google: 'those of Google Cloud Identity',
  microsoft: 'those of Microsoft Graph',
  auth0: 'the claim that `groupsClaim` names',
};

/** Of Apple, whose client secrets are made with a key. */
const keyExamples = { teamId: 'ABCDE12345', keyId: 'FGHIJ67890', privateKey: '-----BEGIN PRIVATE KEY-----…' };

/** An issuer like the one that a note describes: `{your server}/realms/{realm}`, or `the address of …, such as https://…`. */
function issuerExample(notes) {
  const said = notes.map((note) => /^issuer is ([^;]+);/.exec(note)?.[1]).find(Boolean) ?? '';
  const such = /such as (https:\S+)$/.exec(said)?.[1];
  if (such) return such;
  const filled = said.replace(/^\{your [\w ]+\}/, 'https://id.example.com').replace(/\{[\w ]+\}/g, 'acme');
  return /^https:\S+$/.test(filled) ? filled : 'https://id.example.com';
}

function pageOf(id, entry) {
  const prefix = `${id.toUpperCase().replaceAll('-', '_')}_`;
  const variable = (name) => prefix + name.replace(/[A-Z]/g, '_$&').toUpperCase();
  const own = ownSettingsOf(id);
  const isNeeded = (name) =>
    name in keyExamples ||
    (name === 'issuer'
      ? entry.tokenEndpoint === undefined
      : entry.settings?.[name]?.byDefault === undefined && entry.settings?.[name] !== undefined);
  const example = (name) =>
    entry.settings?.[name]?.example ?? keyExamples[name] ?? issuerExample(entry.notes ?? []);
  const needed = own.filter(isNeeded);
  const isNamed = JSON.stringify(entry.userHeaders ?? {}).includes('{clientSecret}');
  const hasSecret = (entry.clientAuth !== 'none' || isNamed) && !own.includes('privateKey');
  const options = [
    `type: '${id}'`,
    'clientId',
    ...(hasSecret ? ['clientSecret'] : []),
    ...needed.map((name) => `${name}: '${example(name)}'`),
  ];
  const scopes = [...entry.scopes, ...(entry.userScopes ?? [])];
  const quirks = [...(entry.notes ?? []), ...quirksOf(entry)];
  return `${[
    `# ${entry.name}`,
    `[All providers](../providers.md). This page is made from \`src/providers/catalog/${id}.ts\` by \`npm run provider -- pages\`.`,
    '## Set it up',
    [
      `1. Register your site: ${entry.register}.`,
      `2. Paste the redirect URL: \`{baseUrl}/api/oauth/redirect\` as the only provider, \`{baseUrl}/api/oauth/redirect/${id}\` as one of several.`,
      `3. Set ${['CLIENT_ID', ...(hasSecret ? ['CLIENT_SECRET'] : [])].map((end) => `\`${prefix}${end}\``).join(' and ')}${needed.length ? `, and ${needed.map((name) => `\`${variable(name)}\``).join(' and ')}` : ''} for \`serve\`, or give the endpoint:`,
    ].join('\n'),
    ['```js', `const provider = { ${options.join(', ')} };`, '```'].join('\n'),
    ...(own.length
      ? [
          [
            '| setting | variable | needed | example |',
            '| --- | --- | --- | --- |',
            ...own.map(
              (name) =>
                `| \`${name}\` | \`${variable(name)}\` | ${isNeeded(name) ? 'yes' : 'no'} | \`${example(name)}\` |`,
            ),
          ].join('\n'),
        ]
      : []),
    '## What a login brings',
    [
      `- Scopes: ${scopes.length ? scopes.map((scope) => `\`${scope}\``).join(', ') : 'none'}.`,
      `- User: id \`${entry.user.id.replace(/^\{(\w+)\}$/, (_, name) => entry.settings[name].byDefault)}\`, ${nameWords(id, entry.user)}, ${emailsOfClasses[id] ?? emailWords(entry.user)}, ${entry.user.avatar ? `picture \`${entry.user.avatar}\`` : 'no picture'}.`,
      `- Groups: ${groupWords(id, entry)}.`,
      `- Refresh: ${refreshWords(entry.refresh, asksToRefresh(id, entry))}.`,
      `- Sign-out: ${signOutWords(id, entry)}.`,
    ].join('\n'),
    ...(quirks.length ? ['## Quirks', quirks.map((line) => `- ${line}`).join('\n')] : []),
    '## Confirmed',
    'Names are public catalogs, whose source code was read on 2026-11-28 and 2026-11-29; the others are what the provider itself says, as it was read on that date, perhaps in a stored copy.',
    [
      '| fact | confirmed by |',
      '| --- | --- |',
      ...Object.entries(entry.confirmedIn).map(
        ([key, sources]) => `| ${inWords(partsIn(key))} | ${sources.join(', ')} |`,
      ),
    ].join('\n'),
    ...(entry.unconfirmed
      ? ['Not confirmed:', entry.unconfirmed.map((line) => `- ${unconfirmedWords(line)}`).join('\n')]
      : []),
  ].join('\n\n')}\n`;
}

const inWords = (parts) => parts.map((part) => partWords[part] ?? part).join(', ');

function unconfirmedWords(line) {
  const parts = partsIn(line);
  if (parts.length === 0) return line;
  const [, reason = 'no two sources were compared'] = /^[^:]*: (.*)$/.exec(line) ?? [];
  return `${inWords(parts)}: ${reason}`;
}

function nameWords(id, { name }) {
  return namesOfClasses[id] ?? (name ? `name \`${name.join('` or `')}\`` : 'no name');
}

function emailWords({ email, emails }) {
  if (emails) return `the primary verified email address of \`${emails.url}\``;
  if (!email) return 'no email address';
  const marks = [email.verified].flat().map((path) => `\`${path}\``);
  const condition = marks.length > 1 ? ` if ${marks.join(' and ')} are true` : ` if ${marks[0]} is true`;
  return `email \`${email.at}\`${email.verified === 'always' ? '' : condition}`;
}

function groupWords(id, entry) {
  const { groups } = entry;
  const { groupsFn, groupScopes = [] } = groups ? {} : optionsOf(id, entry);
  if (!groups && !groupsFn)
    return `none, unless ${entry.scopes.includes('openid') ? 'a claim `groups` has them, or ' : ''}you set \`groupsFn\``;
  const scopes = groups?.scopes ?? groupScopes;
  const asked = scopes.length ? ` with ${scopes.map((scope) => `\`${scope}\``).join(', ')}` : '';
  if (!groups) return `${groupsOfClasses[id]}${asked}`;
  return `${groups.list ? `the list at \`${groups.list.url}\`` : `the claim \`${groups.claim}\``}${asked}`;
}

function refreshWords({ tokens, rotates, lifetime, note }, isAsked) {
  const words = {
    never: 'no refresh tokens',
    'on-request': 'on request',
    always: 'yes',
    unknown: 'not known',
  };
  return [
    isAsked ? 'yes, every login asks for them' : words[tokens],
    ...(rotates === undefined
      ? []
      : [rotates ? 'each refresh ends the old refresh token' : 'the refresh token stays the same']),
    ...(lifetime === undefined ? [] : [`access tokens live ${lifetime} seconds`]),
    ...(note === undefined ? [] : [note]),
  ].join('; ');
}

function signOutWords(id, entry) {
  if (entry.tokenEndpoint === undefined) return 'as its metadata says';
  const revokes = isRevoked(id, entry) ? 'its tokens are revoked' : 'its tokens stay valid until they expire';
  return entry.endSessionEndpoint ? `${revokes}, and \`logout_url\` leads to its own sign-out page` : revokes;
}

/** Fields of metadata (RFC 8414, OpenID Connect Discovery 1.0) and of an entry that say the same. */
const pairs = [
  ['authorization_endpoint', 'authorizationEndpoint'],
  ['token_endpoint', 'tokenEndpoint'],
  ['userinfo_endpoint', 'userEndpoint'],
  ['jwks_uri', 'jwksUri'],
  ['revocation_endpoint', 'revocationEndpoint'],
  ['end_session_endpoint', 'endSessionEndpoint'],
  ['device_authorization_endpoint', 'deviceEndpoint'],
];

/**
 * What an issuer's metadata says otherwise than the provider's file, a line each.
 * @param entry with its settings filled in.
 */
export function differences(entry, metadata) {
  const found = [];
  const say = (field, theirs, ours) => found.push(`${field}: the provider says ${theirs}, the file ${ours}`);
  for (const [theirs, ours] of pairs) {
    const [named, known] = [metadata[theirs], entry[ours]];
    if (typeof named === 'string' && known !== undefined && named !== known) say(ours, named, known);
    if (typeof named === 'string' && known === undefined && entry.tokenEndpoint !== undefined)
      say(ours, named, 'nothing');
    if (named === undefined && known !== undefined) say(ours, 'nothing', known);
  }
  if (entry.issuer !== undefined && metadata.issuer !== entry.issuer)
    say('issuer', metadata.issuer, entry.issuer);
  const lists = (name) => (Array.isArray(metadata[name]) ? metadata[name] : undefined);
  for (const scope of [...entry.scopes, ...(entry.userScopes ?? [])])
    if (lists('scopes_supported')?.includes(scope) === false) say('scopes', 'nothing', scope);
  const isListed = lists('code_challenge_methods_supported')?.includes('S256') === true;
  if (isListed && entry.pkce === false) say('pkce', 'S256', 'false');
  const methods = lists('token_endpoint_auth_methods_supported');
  if (entry.clientAuth !== undefined && methods && !methods.includes(entry.clientAuth))
    say('clientAuth', methods.join(', '), entry.clientAuth);
  const sends = metadata.authorization_response_iss_parameter_supported === true;
  if (sends !== (entry.sendsIssuer === true)) say('sendsIssuer', sends, entry.sendsIssuer === true);
  const algorithms = lists('id_token_signing_alg_values_supported');
  for (const name of entry.idTokenAlgorithms ?? [])
    if (algorithms && !algorithms.includes(name)) say('idTokenAlgorithms', algorithms.join(', '), name);
  return found;
}

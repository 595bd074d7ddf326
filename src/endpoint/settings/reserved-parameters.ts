/** Parameters of the authorization request that only the endpoint sets. */
export const reservedParameters: readonly string[] = [
  'client_id',
  'client_secret',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'redirect_uri',
  'request',
  'request_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
];

/** Standard parameters that settings or options of a login set, and pages never by name. */
const settingsParameters: readonly string[] = [
  'authorization_details',
  'claims',
  'display',
  'dpop_jkt',
  'id_token_hint',
  'iss',
  'login_hint',
  'max_age',
  'prompt',
  'registration',
];

/** Whether a name is one of OAuth or OpenID Connect that no page may set, in any case: some providers compare without it. */
export function isStandardParameter(name: string): boolean {
  const plain = name.toLowerCase();
  return reservedParameters.includes(plain) || settingsParameters.includes(plain);
}

/** The form of a parameter's name. */
export const parameterForm = /^[a-z][\w.-]{0,63}$/i;

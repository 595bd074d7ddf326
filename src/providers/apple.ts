import { builtIn } from './built-in-provider.js';
import { privateKeyProblem } from './private-key.js';
import { ProviderSpecificSettings } from './provider-specific-settings.js';
import { OAuthProvider, type OAuthProviderOptions, type RawUser } from './provider.js';
import { fieldsOf, text, verifiedEmail } from './user-fields.js';

/** The options of Apple; every endpoint can be overridden (a local emulator). */
export interface AppleOptions extends Omit<OAuthProviderOptions, 'id'> {
  id?: string;
  /** Ten characters, at the top right of the developer account. */
  teamId?: string;
  /** Ten characters, of the key for "Sign in with Apple". */
  keyId?: string;
  /** The text of that key's file (`AuthKey_….p8`). Line breaks may be written as `\\n`. */
  privateKey?: string;
}

const site = 'https://appleid.apple.com';

const endpoints = {
  authorizationEndpoint: `${site}/auth/authorize`,
  tokenEndpoint: `${site}/auth/token`,
  jwksUri: `${site}/auth/keys`,
  revocationEndpoint: `${site}/auth/revoke`,
};

/**
 * Apple, by OpenID Connect. Differs from the standard: the client secret is a signed text that expires, which is made and renewed from
 * `teamId`, `keyId` and `privateKey`; the callback is posted; there is no user endpoint; the name comes once, with the first login,
 * through the browser and unsigned. It is kept as long as the session: store it on `login`.
 * @example
 * new AppleOAuthProvider({ clientId: 'com.example.site', teamId, keyId, privateKey });
 */
export class AppleOAuthProvider extends OAuthProvider {
  constructor({ teamId, keyId, privateKey, ...options }: AppleOptions) {
    const own = new ProviderSpecificSettings();
    const team = own.text('teamId', teamId, tenRule, isTen);
    const key = own.text('keyId', keyId, tenRule, isTen);
    const pem = typeof privateKey === 'string' ? privateKey.replaceAll('\\n', '\n').trim() : privateKey;
    const problem = pem === undefined ? undefined : privateKeyProblem(pem);
    if (problem) own.refuse('privateKey', problem);
    if (options.clientSecret === undefined)
      for (const [name, value] of Object.entries({ teamId, keyId, privateKey }))
        if (value === undefined) own.refuse(name, `is missing. ${cures[name] ?? ''}`);
    const { issuer = site } = options;
    const always = {
      scopes: ['openid'],
      userScopes: ['name', 'email'],
      clientAuth: 'client_secret_post' as const,
      responseMode: 'form_post' as const,
      cancelErrors: ['user_cancelled_authorize'],
      callbackNameFn: nameIn,
      userFn: (raw: RawUser) => ({
        email: verifiedEmail(raw),
        isPrivateRelay: raw['is_private_email'] === true || raw['is_private_email'] === 'true',
      }),
      // An invalid value is refused above under its own name, so a placeholder does here.
      ...(options.clientSecret === undefined
        ? {
            clientSecretKey: {
              issuer: team ?? '?',
              keyId: key ?? '?',
              privateKey: String(pem),
              audience: issuer,
            },
          }
        : {}),
    };
    const known = { id: 'apple', name: 'Apple', issuer: site, atHome: endpoints, always };
    super(...builtIn({ ...known, sureScopes: ['openid'] }, options, own));
  }
}

/** What to set each missing option to, and where Apple shows it. */
const cures: Readonly<Record<string, string>> = {
  teamId: 'Set it to the ten letters and digits at Membership details, such as A1B2C3D4E5',
  keyId: 'Set it to the ten letters and digits of the key, such as A1B2C3D4E5',
  privateKey: 'Set it to the text of the .p8 file that Apple lets you download',
};

const tenRule = 'must be the ten letters and digits that Apple shows';

function isTen(value: string): boolean {
  return /^[A-Z\d]{10}$/.test(value);
}

/**
 * The name in `user` of the posted callback. It comes through the browser unsigned, so nothing else is taken from it: anybody could write
 * any id or address there.
 */
function nameIn(callback: ReadonlyMap<string, string>): string | null {
  const user = callback.get('user') ?? '';
  if (user.length > 4096) return null;
  try {
    const { firstName, lastName } = fieldsOf(fieldsOf(JSON.parse(user))['name']);
    return [firstName, lastName].map(part).filter(Boolean).join(' ') || null;
  } catch {
    return null;
  }
}

function part(value: unknown): string {
  return (text(value) ?? '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 100);
}

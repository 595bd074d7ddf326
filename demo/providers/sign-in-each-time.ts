import type { interactionPolicy, OidcContext } from 'oidc-provider';

/** Asks for a person at each login, so that one can sign in as somebody else after signing out. */
export function askEachTime({ Check, Prompt, base }: typeof interactionPolicy) {
  const policy = base();
  const check = new Check('ask_each_time', 'A person has to be chosen', ({ oidc }) =>
    oidc?.result?.login || oidc?.prompts.has('none') ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
  );
  policy.get('login').checks.add(check);
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
}

/** Pressing "Continue as" is the consent: it grants the requested scopes without a second page. */
export async function grantRequestedScopes({ oidc }: OidcContext) {
  if (!oidc) return undefined;
  const grant = new oidc.provider.Grant({
    accountId: oidc.session.accountId,
    clientId: oidc.client.clientId,
  });
  const scope = oidc.params?.['scope'];
  grant.addOIDCScope(typeof scope === 'string' ? scope : 'openid');
  await grant.save();
  return grant;
}

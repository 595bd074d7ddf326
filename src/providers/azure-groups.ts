import type { OAuthProviderOptions, Person, ProviderList } from './provider.js';
import { fieldsOf, text } from './user-fields.js';

/** By Microsoft Graph: names too, which takes a scope that an administrator has to consent to. */
export function groupsOfGraph(graph: string): Partial<OAuthProviderOptions> {
  return {
    groupScopes: ['GroupMember.Read.All'],
    groupsFn: (_person, list) => askGraph(graph, list),
  };
}

/** By the ID token. What Graph tells without more consent are ids, and ids are what the claim holds as a rule. */
export function groupsOfClaim(graph: string): Partial<OAuthProviderOptions> {
  return {
    groupScopes: ['User.Read'],
    groupsFn: ({ claims }, list) => {
      // No claim at all is how no group looks.
      return isOverage(claims) ? askGraph(graph, list) : (claims['groups'] ?? []);
    },
  };
}

/** More groups than fit in a token (200): it only says so. */
function isOverage(claims: Person['claims']): boolean {
  const { hasgroups: has, _claim_names: names } = claims;
  return has === true || has === 'true' || fieldsOf(names)['groups'] !== undefined;
}

/** Direct memberships (`GET /me/memberOf`), which are of directory roles and administrative units too. */
async function askGraph(graph: string, list: ProviderList): Promise<unknown[]> {
  const found = await list(`${graph}/me/memberOf?$select=id,displayName&$top=999`, (body) => {
    const { value, '@odata.nextLink': next } = fieldsOf(body);
    return { items: value, next };
  });
  return found.filter(isGroup).map((group) => {
    const { id, displayName } = fieldsOf(group);
    return { id, name: text(displayName) ?? id };
  });
}

function isGroup(entry: unknown): boolean {
  const type = fieldsOf(entry)['@odata.type'];
  return type === undefined || type === '#microsoft.graph.group';
}

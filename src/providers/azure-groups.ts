import type { OAuthProviderOptions, Person, ProviderList } from './provider.js';
import { fieldsOf, text } from './user-fields.js';

/** Groups from Microsoft Graph, with names. The scope needs an administrator's consent. */
export function groupsOfGraph(graph: string): Partial<OAuthProviderOptions> {
  return {
    groupScopes: ['GroupMember.Read.All'],
    groupsFn: (_person, list) => fetchFromGraph(graph, list),
  };
}

/** Groups from the ID token. The claim usually holds ids; Graph returns those, too, without further consent. */
export function groupsOfClaim(graph: string): Partial<OAuthProviderOptions> {
  return {
    groupScopes: ['User.Read'],
    groupsFn: ({ claims }, list) => {
      // Without any group there is no claim.
      return isOverage(claims) ? fetchFromGraph(graph, list) : (claims['groups'] ?? []);
    },
  };
}

/** Whether the person has more groups than fit into a token (200). The token only says so then. */
function isOverage(claims: Person['claims']): boolean {
  const { hasgroups: has, _claim_names: names } = claims;
  return has === true || has === 'true' || fieldsOf(names)['groups'] !== undefined;
}

/** Direct memberships (`GET /me/memberOf`), which include directory roles and administrative units. */
async function fetchFromGraph(graph: string, list: ProviderList): Promise<unknown[]> {
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

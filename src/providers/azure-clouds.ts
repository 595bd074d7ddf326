/** The login host unless settings name another. */
export const worldwideAuthority = 'https://login.microsoftonline.com';

/** The host of Microsoft Graph of each cloud, by its login hosts (read 2026-11-29: learn.microsoft.com/graph/deployments). */
const graphs = new Map([
  [worldwideAuthority, 'https://graph.microsoft.com'],
  ['https://login.microsoftonline.us', 'https://graph.microsoft.us'],
  ['https://login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn'],
  ['https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
]);

/** The URL of the Microsoft Graph that takes the tokens of a login host; `undefined` for a host that is not known to be Microsoft's. */
export function graphOf(authority: string): string | undefined {
  const graph = graphs.get(new URL(authority).origin);
  return graph && `${graph}/v1.0`;
}

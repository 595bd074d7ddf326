/** The name and icon of the demo on the pages of its endpoints. */
export const demoSite = (baseUrl: string): { name: string; icon: string } => ({
  name: 'oauth-elements demo',
  icon: `${baseUrl}/favicon.svg`,
});

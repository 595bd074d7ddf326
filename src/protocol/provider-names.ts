const names = new Map([
  ['github', 'GitHub'],
  ['azure', 'Microsoft'],
  ['linkedin', 'LinkedIn'],
]);

/** What people call a provider: its brand's spelling where known, else the id with a capital letter. */
export function providerName(id: string): string {
  return names.get(id) ?? id.charAt(0).toUpperCase() + id.slice(1);
}

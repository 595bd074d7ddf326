/** Brands whose spelling is more than their id with a capital letter. The id is the same in lower case. */
const spellings = ['GitHub', 'LinkedIn', 'GitLab', 'PayPal', 'LINE', 'Microsoft'];

/** What people call a provider: its brand's spelling where known, else the id with a capital letter. */
export function providerName(id: string): string {
  const known = id === 'azure' ? 'microsoft' : id;
  return spellings.find((name) => name.toLowerCase() === known) ?? id.charAt(0).toUpperCase() + id.slice(1);
}

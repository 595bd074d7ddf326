/** Brands whose spelling is more than their id with a capital letter. The id is the same in lower case. */
const spellings = ['GitHub', 'LinkedIn', 'GitLab', 'PayPal', 'LINE'];

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What people call a provider: its brand's spelling where known, else the id with a capital letter. */
export function providerName(id: string): string {
  return spellings.find((name) => name.toLowerCase() === id) ?? capitalize(id === 'azure' ? 'microsoft' : id);
}

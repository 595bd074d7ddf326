/** Brands that are spelt in another way than their id with a capital letter. Their id is the name in lower case. */
const spellings = ['GitHub', 'LinkedIn', 'GitLab', 'PayPal', 'LINE'];

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A provider's name: its brand's spelling if known, else the id with a capital letter. */
export function providerName(id: string): string {
  return spellings.find((name) => name.toLowerCase() === id) ?? capitalize(id === 'azure' ? 'microsoft' : id);
}

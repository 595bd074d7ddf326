/** An element of the manifest as Visual Studio Code's custom data has it: what it offers and explains in HTML. */
const tagOf = ({ tagName, description = '', attributes = [], slots = [], events = [] }) => ({
  name: tagName,
  description: markdown([
    description,
    list(
      'Slots',
      slots.map(({ name, description: what }) => [name || 'default', what]),
    ),
    list(
      'Events',
      events.map(({ name, description: what }) => [name, what]),
    ),
  ]),
  attributes: attributes.map(attributeOf),
});

const attributeOf = ({ name, description = '', type = {} }) => ({
  name,
  description: markdown([description]),
  ...valuesOf(type.text ?? ''),
});

/** `'popup' | 'tab'` has values to offer; an attribute that is boolean has none. */
function valuesOf(type) {
  if (type === 'boolean') return { valueSet: 'v' };
  const values = [...type.matchAll(/'([^']*)'/g)].filter(([, name]) => name).map(([, name]) => ({ name }));
  return values.length > 0 ? { values } : {};
}

const list = (title, rows) =>
  rows.length > 0 ? [`${title}:`, ...rows.map(([name, what]) => `- \`${name}\`: ${what}`)].join('\n') : '';

const markdown = (parts) => ({ kind: 'markdown', value: parts.filter(Boolean).join('\n\n') });

/** The custom data of Visual Studio Code (`html.customData`) for the classes of a manifest. */
export function vscodeHints(classes) {
  return { version: 1.1, tags: classes.map(tagOf) };
}

/** What JetBrains' editors complete and explain in HTML, CSS and JavaScript, in their format "web-types". */
export function webTypes(classes, { name, version }) {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: { html: { elements: classes.map(elementOf) } },
  };
}

const elementOf = ({ tagName, description, attributes, slots = [], events, members, ...styles }) => ({
  name: tagName,
  description: [description, contentsOf(slots)].filter(Boolean).join('\n\n'),
  attributes: attributes?.map(attributeOf),
  // The default slot has no name to complete.
  slots: slots.filter((slot) => slot.name).map(explained),
  js: {
    properties: members?.filter(({ kind }) => kind === 'field').map(propertyOf),
    events: events?.map(explained),
  },
  css: {
    properties: styles.cssProperties?.map(explained),
    parts: styles.cssParts?.map(explained),
  },
});

const contentsOf = (slots) => {
  const contents = slots.find(({ name }) => !name);
  return contents && `Contents: ${contents.description}`;
};

const explained = ({ name, description }) => ({ name, description });

const attributeOf = ({ type, ...attribute }) => ({
  ...explained(attribute),
  value: type?.text === 'boolean' ? { kind: 'no-value', type: 'boolean' } : { type: typesOf(type) },
});

const propertyOf = ({ type, ...property }) => ({ ...explained(property), type: typesOf(type) });

/** A choice of types is a list: `'popup' | 'tab'` becomes `["'popup'", "'tab'"]`. */
function typesOf({ text = 'string' } = {}) {
  const types = text.split(' | ');
  return types.length > 1 ? types : text;
}

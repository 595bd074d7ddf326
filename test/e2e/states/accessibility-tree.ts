import type { CDPSession } from '@playwright/test';

type Nodes = Awaited<ReturnType<typeof fetchNodes>>;
type Node = Nodes[number];

const fetchNodes = async (client: CDPSession) => (await client.send('Accessibility.getFullAXTree')).nodes;

/** What says nothing beyond its text and its place, which a snapshot of Playwright's has. */
const plain = new Set(
  `generic none region list listitem paragraph strong image StaticText InlineTextBox LineBreak LabelText`.split(
    ' ',
  ),
);
const told = new Set(['busy', 'disabled', 'expanded', 'hasPopup', 'checked', 'invalid', 'live', 'modal']);
const untrue = new Set<unknown>([undefined, false, 0, 'false', 'off']);
/** What a role says already. */
const implied = new Set(['status live=polite']);

function lineOf({ role, name, description, properties = [] }: Node): string {
  const kind = String(role?.value);
  const states = properties
    .filter((one) => told.has(one.name) && (!untrue.has(one.value.value) || one.name === 'expanded'))
    .map(({ name: state, value: { value } }) =>
      value === true || value === 1 ? state : `${state}=${String(value)}`,
    )
    .filter((one) => !implied.has(`${kind} ${one}`));
  const label = name?.value ? JSON.stringify(name.value) : '';
  const said = description?.value ? `(${String(description.value)})` : '';
  return [kind, label, ...states, said].filter(Boolean).join(' ');
}

/**
 * What Chromium tells assistive technology, a line for each node in each of the page's named sections: role, name, states
 * and description.
 */
export async function treeOf(client: CDPSession): Promise<Record<string, string[]>> {
  const nodes = await fetchNodes(client);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const linesIn = (node: Node): string[] => [
    ...(node.ignored || plain.has(String(node.role?.value)) ? [] : [lineOf(node)]),
    ...(node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? linesIn(child) : [];
    }),
  ];
  const sections = nodes.filter(({ role, ignored }) => role?.value === 'region' && !ignored);
  return Object.fromEntries(sections.map((node) => [String(node.name?.value), linesIn(node)]));
}

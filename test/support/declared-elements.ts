import type { LitElement } from 'lit';
import type { WireSession } from '../../src/protocol/wire.js';
import { FakeEndpoint } from './fake-endpoint.js';
import { onUnstage, stubFetch } from './stage-page.js';
import { until } from './wait-for-tasks.js';
import { nobody } from './wire-session.js';

export interface DeclaredElement {
  readonly element: LitElement;
  readonly endpoint: FakeEndpoint;
  /** The endpoint says who is signed in; settles once the element has taken the place over. */
  answer(): Promise<void>;
}

const rendered = '[data-rendered]';

export const isTakenOver = (element: Element): boolean => !element.shadowRoot!.querySelector(rendered);

/** An element as the HTML parser makes it of a server's text, whose endpoint has not answered yet. */
export async function declare(
  session: WireSession = nobody,
  render: (endpoint: string) => string,
): Promise<DeclaredElement> {
  const endpoint = new FakeEndpoint();
  // A panel may ask for its providers before the session, which waits for the first frame.
  const held = endpoint.hold('/session');
  stubFetch(endpoint);
  const place = document.createElement('div');
  onUnstage(() => place.remove());
  document.body.append(place);
  place.setHTMLUnsafe(`<oauth-session endpoint="${endpoint.url}">${render(endpoint.url)}</oauth-session>`);
  const element = place.querySelector<LitElement>('oauth-session > *')!;
  await held.asked;
  return {
    element,
    endpoint,
    async answer() {
      endpoint.session = session;
      held.answer(session);
      await until(() => isTakenOver(element));
    },
  };
}

/** What a server can't know, or what differs on purpose: a link in place of a button, and listeners' promises. */
const notCompared =
  /^(data-rendered|href|type|style|aria-(busy|describedby|expanded|controls|live)|disabled|nonce)$/;

function walk(node: Node): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ').trim();
  if (!(node instanceof Element) || node.localName === 'style') return '';
  const written = [...node.attributes]
    .filter(({ name }) => !notCompared.test(name))
    .map(({ name, value }) => `${name}=${value.trim()}`)
    .sort();
  const inside = [...node.childNodes].map(walk).filter(Boolean);
  const name = node.localName.replace(/^a$/, 'button');
  return `<${[name, ...written].join(' ')}>${inside.join('|')}</${name}>`;
}

/** The first node at the top of what is seen: of what a server has rendered, or else of what the element has. */
function seenRoot(element: Element): Element {
  const root = element.shadowRoot!;
  return root.querySelector(`${rendered}:not(style)`) ?? root.querySelector('[part]')!;
}

export const markupOf = (element: Element): string => walk(seenRoot(element));

const properties = [
  ...['color', 'background-color', 'border-top-color', 'border-top-width', 'border-top-left-radius'],
  ...[
    'font-size',
    'font-weight',
    'line-height',
    'text-align',
    'text-decoration-line',
    'text-transform',
    'cursor',
  ],
  ...['padding-inline-start', 'padding-inline-end', 'opacity', 'visibility', 'fill', 'stroke', 'box-sizing'],
  ...['letter-spacing', 'outline-style', 'font-family', 'box-shadow', 'display'],
];

/** Place, size and colours of all that is seen. */
export function lookOf(element: Element): string[] {
  const root = seenRoot(element);
  return [element, root, ...root.querySelectorAll('*')].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const values = properties.map((name) => style.getPropertyValue(name));
    return `${one.localName.replace(/^a$/, 'button')}: ${[x, y, width, height, ...values].join(' ')}`;
  });
}

import type { StagedState } from './stub-network.js';

/** Runs in the page: brings each element into its state, and settles once all of them are shown. */
export async function performActs(states: readonly StagedState[]): Promise<void> {
  const rootsIn = (root: ParentNode): ParentNode[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
  ];
  /** The first element that matches, through shadow roots; `a >> b` is a `b` in an `a`, or in a shadow root in it. */
  const find = (root: ParentNode, selector: string): HTMLElement | undefined => {
    const [first = '', ...rest] = selector.split(' >> ');
    const own = (root as Partial<Element>).shadowRoot;
    for (const place of [...(own ? rootsIn(own) : []), ...rootsIn(root)])
      for (const element of place.querySelectorAll<HTMLElement>(first)) {
        const found = rest.length === 0 ? element : find(element, rest.join(' >> '));
        if (found) return found;
      }
    return undefined;
  };
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const waitFor = async (root: ParentNode, selector: string): Promise<HTMLElement> => {
    for (;;) {
      const found = find(root, selector);
      if (found) return found;
      await frame();
    }
  };
  const endLogin = ({ endpoint, person }: StagedState, error: string, provider: string): void => {
    const address = window.openedAddresses.findLast((one) => one.includes(`${endpoint}/`)) ?? '';
    const token = { scope: [], token_type: 'bearer', expires_in: 3600 };
    const channel = new BroadcastChannel(location.origin + endpoint);
    channel.postMessage({
      type: 'oauth-complete',
      outcome: error ? 'error' : 'success',
      session: { authorizations: error ? [] : [{ provider, user: person, token }] },
      flow: new URL(address, location.href).searchParams.get('flow'),
      provider,
      error,
      error_description: '',
    });
    channel.close();
  };
  const bringIntoState = async (state: StagedState): Promise<void> => {
    const section = document.querySelector(`section[aria-label="${state.name}"]`)!;
    await section.querySelector('oauth-session')!.session?.ready;
    for (const act of state.acts) {
      if ('press' in act) (await waitFor(section, act.press)).click();
      else if ('into' in act) {
        const field = (await waitFor(section, act.into)) as HTMLInputElement;
        field.value = act.type;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      } else if ('end' in act) endLogin(state, act.end, act.provider);
      else window.failing.add(state.endpoint + act.fail);
    }
    if (state.shown) await waitFor(section, state.shown);
    for (const element of section.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>('*'))
      await element.updateComplete;
  };
  await customElements.whenDefined('oauth-complete-page');
  // In turn: of the boxes that lie over the page, a browser shows one at a time.
  for (const state of states) await bringIntoState(state);
}

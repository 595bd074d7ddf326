const shownTitle = 'slot:not([hidden]) > [part=title]';

/** Titles the page as the element in it does, once that knows how the login has ended (WCAG 2.2, 2.4.2). */
export function namePage({ shadowRoot: root, ownerDocument: page }: Element): void {
  if (!root) return;
  const titles = new MutationObserver(() => {
    const title = root.querySelector(shownTitle)?.textContent;
    if (title && title !== page.title) page.title = title;
  });
  titles.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
}

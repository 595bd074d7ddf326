/**
 * Gives the page the language and direction of the element's words, which are its only words (WCAG 2.2, 3.1.1). A site that serves the page
 * with a `lang` of its own keeps it.
 */
export async function nameLanguage(root: HTMLElement): Promise<void> {
  if (root.lang) return;
  try {
    const { loadMessagesFor } = await import('../messages/messages-for.js');
    const { language, direction } = await loadMessagesFor(root);
    root.lang = language;
    root.dir = direction;
  } catch {
    // Without this file the page has no words either.
  }
}

/**
 * Raises the specificity of the rules of a card's content. The card's own first sheet follows them in the document, and must not win over
 * them.
 */
export function overFirstSheet(css: string): string {
  return css.replace(/(?=\[part='?(?:panel|list))/g, 'section').replace(/:host(?=[\s{])/g, ':host(:not(x))');
}

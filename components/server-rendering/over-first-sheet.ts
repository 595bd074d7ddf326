/** The first sheet of a card comes after ours, and may not win over what is loaded after it. */
export function overFirstSheet(css: string): string {
  return css.replace(/(?=\[part='?(?:panel|list))/g, 'section').replace(/:host(?=[\s{])/g, ':host(:not(x))');
}

/** Each text of a language with its path, such as `button.signIn`. */
export function textsOf(value: object, path = ''): [path: string, text: string][] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof each === 'string' ? [[at, each]] : textsOf(each as object, at);
  });
}

/** The placeholders of a text, sorted. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{(.*?)\}/g)].map(([, name = '']) => name).sort();
}

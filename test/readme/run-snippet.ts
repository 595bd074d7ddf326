/** Variables that a snippet finds. */
export type Scope = Readonly<Record<string, unknown>>;

type AsyncFunctionMaker = new (...parts: string[]) => (...values: unknown[]) => Promise<unknown>;

const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as AsyncFunctionMaker;

const runText = (body: string, scope: Scope): Promise<unknown> =>
  new AsyncFunction(...Object.keys(scope), body)(...Object.values(scope));

/**
 * Runs a snippet as it stands, and answers its value: of `const x = …` that of `x`, of `name: value` an object with
 * that field.
 */
export function runSnippet(snippet: string, scope: Scope): Promise<unknown> {
  const made = /^const (\w+) = /.exec(snippet)?.[1];
  if (made !== undefined) return runText(`${snippet};\nreturn ${made};`, scope);
  const value = /^\w+: /.test(snippet) ? `{ ${snippet} }` : snippet;
  return runText(`return (${value});`, scope);
}

/**
 * Runs a module's text, and answers the variables by those names. A function can't import: `import { a } from 'b'`
 * becomes `const { a } = modules['b']`, `export const` becomes `const`, and nothing else is changed.
 * @throws {Error} where a module has not what is imported.
 */
export async function runModule(
  text: string,
  modules: Readonly<Record<string, Scope>>,
  scope: Scope,
  names: readonly string[],
): Promise<Scope> {
  const body = text
    .replace(/^export (?=const )/gm, '')
    .replace(/^import \{ (.+) \} from '(.+)';$/gm, (_line, imported: string, from: string) => {
      for (const name of imported.split(', '))
        if (!modules[from] || !(name in modules[from])) throw new Error(`${from} has no ${name}.`);
      return `const { ${imported} } = modules['${from}'];`;
    });
  const all = { ...scope, modules };
  return (await runText(`${body}\nreturn { ${names.join(', ')} };`, all)) as Scope;
}

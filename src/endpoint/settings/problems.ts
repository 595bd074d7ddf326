import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import { withCure } from './problem-cures.js';
import { unknownSetting } from './unknown-setting.js';

type Entries = Readonly<Record<string, v.GenericSchema>>;

/** The valid entries, and the defaults of those that were omitted. Invalid entries are absent. */
export type Checked<E extends Entries> = { [Name in keyof E]?: v.InferOutput<E[Name]> };

/** Collects problems of settings by name, without values: a value may be a secret. */
export class Problems {
  readonly list: string[] = [];

  add(name: string, problem: string): void {
    this.list.push(`${name}: ${withCure(name, problem)}`);
  }

  /** All of them, a line each. */
  asError(): OAuthError {
    const error = new OAuthError('settings_invalid', this.list.join('\n'));
    // Node prints the fields of an error below its message: the same lines would stand there twice, and a cause that there is not.
    delete error.cause;
    return Object.defineProperty(error, 'description', { enumerable: false });
  }

  /** Checks each entry on its own, so that no mistake hides another. */
  check<E extends Entries>(entries: E, given: unknown, path: string): Checked<E> {
    if (given === undefined || typeof given !== 'object' || given === null || Array.isArray(given)) {
      this.add(path || 'settings', given === undefined ? 'is missing' : 'must be an object');
      return {};
    }
    const checked: Checked<E> = {};
    const prefix = path && `${path}.`;
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(entries, name)) this.add(prefix + name, unknownSetting(name, Object.keys(entries)));
    }
    for (const [name, schema] of Object.entries(entries)) {
      const value = (given as Record<string, unknown>)[name];
      const result = v.safeParse(schema, value, { abortPipeEarly: true });
      if (result.success) checked[name as keyof E] = result.output;
      else for (const issue of result.issues) this.add(prefix + nameOf(name, issue), wordsOf(issue, schema));
    }
    return checked;
  }
}

function nameOf(name: string, issue: v.BaseIssue<unknown>): string {
  const path = issue.path ?? [];
  // Addresses of a built-in provider's own options are named as options.
  if (name === 'extraEndpoints' && path.length) return path.map(({ key }) => String(key)).join('.');
  return path.reduce(
    (whole, { key }) => whole + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`),
    name,
  );
}

/** Not valibot's own messages: they quote the value. */
function wordsOf({ input, message, expected, path }: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
  const keys = path?.map(({ key }) => String(key)) ?? [];
  if (expected === 'never' && keys.length)
    return unknownSetting(keys.at(-1) ?? '', namesAt(schema as Part, keys));
  if (input === undefined) return 'is missing';
  return message.startsWith('Invalid') ? 'is not valid' : message;
}

/** A schema, as far as the names in it are looked for. */
interface Part {
  readonly entries?: Readonly<Record<string, Part>>;
  readonly wrapped?: Part;
  readonly pipe?: readonly Part[];
}

/** The names that the object has in which the last key was found. */
function namesAt(schema: Part, keys: readonly string[]): string[] {
  let entries = entriesOf(schema);
  for (const key of keys.slice(0, -1)) entries = entriesOf(entries?.[key] ?? {});
  return Object.keys(entries ?? {});
}

function entriesOf({ entries, wrapped, pipe = [] }: Part): Part['entries'] {
  return entries ?? (wrapped ? entriesOf(wrapped) : pipe.find((part) => part.entries)?.entries);
}

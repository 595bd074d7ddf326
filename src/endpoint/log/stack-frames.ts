import { classNameOf, RedactedError } from '../provider-calls/errors/redacted-error.js';

/** Where our code is: the directory of the package's modules, in the source tree and as it is built. */
const base = folderOf(import.meta.url);
const mostFrames = 5;

/**
 * Where in our own code something was thrown, innermost first, such as `routes/login.ts:40:12`. Never the message,
 * which may hold anything, nor paths of other code.
 */
export function ownStackFrames(error: unknown): string[] {
  const stack = error instanceof Error && typeof error.stack === 'string' ? error.stack : '';
  const frames: string[] = [];
  for (const line of stack.split('\n')) {
    // Lines of the message may look like frames: only addresses of our own modules count.
    const [, path] = /^\s+at (?:.*\()?([^\s()]+:\d+:\d+)\)?$/.exec(line) ?? [];
    const own = base !== undefined && path?.startsWith(base) ? path.slice(base.length) : undefined;
    if (own !== undefined && /^[\w./-]+:\d+:\d+$/.test(own) && !own.startsWith('node_modules/'))
      frames.push(own);
    if (frames.length === mostFrames) break;
  }
  return frames;
}

/** `undefined` in bundles whose modules have no address, such as those for Workers: there no frame is known for ours. */
function folderOf(url: unknown): string | undefined {
  return typeof url === 'string' ? url.replace(/(?:src\/endpoint\/log\/|shared\/)?[^/]*$/, '') : undefined;
}

/** The class of what was thrown. */
export function classOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error instanceof RedactedError ? error.name : classNameOf(error);
}

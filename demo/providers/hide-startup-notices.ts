/**
 * Runs `start` and hides `oidc-provider`'s start-up notices. They are about running it
 * in production (storage in memory, the age of Node), which the demo never does, and hide the demo's own lines.
 */
export async function withoutNotices<Result>(start: () => Promise<Result>): Promise<Result> {
  const { info, warn } = console;
  const unlessNotice =
    (print: typeof console.info): typeof console.info =>
    (...words) => {
      if (!String(words[0]).includes('oidc-provider ')) print(...words);
    };
  console.info = unlessNotice(info);
  console.warn = unlessNotice(warn);
  try {
    return await start();
  } finally {
    console.info = info;
    console.warn = warn;
  }
}

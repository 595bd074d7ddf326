/** What a called function is written as, such as `async Client.#send [as send]`: no sign of a URL, a form or JSON. */
const called = /(?:[\w$.#<>[\]]{1,100} ){1,5}/.source;
/** Where a module is, without query and password, and the line and column there. */
const address =
  /(?:file:\/\/\/(?:[A-Z]:)?|https?:\/\/[\w.-]+(?::\d+)?\/|(?:node|ext|bun):|[A-Z]:\\|\/|(?=[\w.-]+\.[cm]?[jt]s:))[^\s()?#&=:]*:\d+:\d+/
    .source;
const unplaced = /<anonymous>|native(?::\d+:\d+)?|index \d+/.source;
const place = `(?:${address}|${unplaced})`;
const form = new RegExp(`^ {4}at (?:${called}\\(${place}\\)|(?:async )?${place})$`);

/** Whether a line of a stack is a call as a runtime writes it: a message, an answer or an address may only look like one. */
export function isCallSite(line: string): boolean {
  return form.test(line);
}

import { warnDeveloper } from '../src/session/developer-console.js';

/** Warns the developer about tags that another script has defined first. */
export function reportTakenTags(tags: readonly string[]): void {
  for (const tag of tags) {
    const text =
      `Another script has defined <${tag}>, so it is not ours. Load that script later or not at all, or give our element ` +
      `another name: import its class from "oauth-elements" and call define("my-${tag}").`;
    warnDeveloper(window, `tag_taken ${tag}`, text);
  }
}

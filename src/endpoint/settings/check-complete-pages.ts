import { isUrl } from '../../protocol/parse-url.js';
import { safeReturnTo, type ReturnTo } from '../login/return-to.js';
import { OwnHtmlTemplate } from '../pages/own-html-template.js';
import type { Problems } from './problems.js';

/**
 * Checks the setting `completePages`: pages by name, each a URL of the site or HTML. Problems are added by name.
 * @param origin of the site; `""` if it is not known.
 */
export function checkCompletePages(
  problems: Problems,
  settings: Readonly<Record<string, string>>,
  origin: string,
): ReadonlyMap<string, ReturnTo | OwnHtmlTemplate> {
  const pages = new Map<string, ReturnTo | OwnHtmlTemplate>();
  for (const [name, value] of Object.entries(settings)) {
    const page = value.includes('<') ? new OwnHtmlTemplate(value) : safeReturnTo(value, origin);
    if (page) pages.set(name, page);
    else if (origin) problems.add(`completePages.${name}`, problemOf(value));
  }
  return pages;
}

function problemOf(value: string): string {
  return value.startsWith('/') || isUrl(value)
    ? 'must be a path or an address under baseUrl, such as /signed-in.html'
    : 'must begin with /, such as /signed-in.html';
}

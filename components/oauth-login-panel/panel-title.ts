import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';
import { splitAtName, type messagesFor } from '../messages/messages-for.js';

/**
 * The site's name in the title: the page's `application-name`, else the name in the endpoint's settings, else the host.
 * @param named the name in the endpoint's settings; `undefined` until it has answered.
 * @returns `undefined` while the name may still come.
 */
function siteName(named: string | undefined, unnamed: string): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="application-name"]');
  const ownName = meta?.content.trim();
  if (ownName) return ownName;
  return named === undefined ? undefined : ([named, location.host].find(Boolean) ?? unnamed);
}

/**
 * The title of a panel. Until the site's name is known, the title is invisible and keeps its room.
 * @param hasChoice whether there is a provider to choose, or one may still come.
 */
export function panelTitle(
  html: HtmlTag,
  { panel, unnamed }: ReturnType<typeof messagesFor>,
  named: string | undefined,
  hasChoice: boolean,
): TemplateResult {
  const site = siteName(named, unnamed.site);
  const [before, name, after] = splitAtName(panel.signInTo, 'site', site ?? unnamed.site);
  return html`<h2 class=${site ? '' : 'unknown'}>
      ${before}<span><bdi>${name}</bdi></span
      >${after}
    </h2>
    ${hasChoice ? html`<p class="sub">${panel.chooseAccount}</p>` : ''}`;
}

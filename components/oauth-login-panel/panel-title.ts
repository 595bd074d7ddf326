import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';
import { splitAtName, type messagesFor } from '../messages/messages-for.js';

/**
 * What a panel calls the site: as the page says itself, else as the endpoint says.
 * @param named by the endpoint; `undefined` until it has answered.
 * @returns `undefined` while the name may still come.
 */
function siteName(named: string | undefined, unnamed: string): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="application-name"]');
  const ownName = meta?.content.trim();
  if (ownName) return ownName;
  return named === undefined ? undefined : ([named, location.host].find(Boolean) ?? unnamed);
}

/**
 * The title of a panel, which takes its room before it is known.
 * @param hasChoice whether there is a provider to choose, or may still be.
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

/** What a page of ours may do beyond showing itself. */
export interface PageSources {
  /** Sources that a form of the page may be sent and redirected to. */
  readonly formTargets?: readonly string[] | undefined;
  /** Checked URLs of its images. */
  readonly images?: readonly string[];
}

/**
 * The `Content-Security-Policy` of our own pages, as strict as possible: only scripts and styles with the page's nonce run, nothing
 * is loaded but exactly its images (the empty icon is a `data:` URL), and no page may frame it (S25).
 */
export function pagePolicy(nonce: string, { formTargets = ["'self'"], images = [] }: PageSources): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `img-src ${['data:', ...new Set(images.flatMap(imageSource))].join(' ')}`,
    "base-uri 'none'",
    `form-action ${formTargets.join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A source expression of Content Security Policy for one image: it has no query, and `;` and `,` would end it. */
function imageSource(url: string): string[] {
  const { protocol, origin, pathname } = new URL(url);
  if (protocol === 'data:') return [];
  return [origin + pathname.replaceAll(';', '%3B').replaceAll(',', '%2C')];
}

/**
 * The policy of a page in the app's own HTML: as strict as ours, except for files of the site itself: images, fonts, style
 * sheets, and scripts with a `src`. A script must pass both policies, so one of another site does not run, whatever nonce it
 * carries.
 */
export function ownHtmlPolicy(nonce: string): string {
  const first = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' 'self'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return `${first.join('; ')}, script-src 'self' 'unsafe-inline'`;
}

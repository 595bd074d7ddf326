import * as v from 'valibot';
import { isSafeUrl } from '../../protocol/loopback.js';
import { text } from './url-schemas.js';
import { isUrl } from '../../protocol/parse-url.js';

/** A cookie-less image that is part of the page itself; larger ones belong in a file. */
const maxDataLength = 16 * 1024;

/** What people call a provider. */
export const providerDisplayName = v.pipe(text, v.maxLength(200, 'must have at most 200 characters'));

/** What people call the site: one short line. */
const siteName = v.pipe(
  text,
  v.check((value) => value.trim() !== '', 'is empty'),
  v.maxLength(60, 'must have at most 60 characters'),
  v.check((value) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value), 'has a line break or another invisible character'),
  v.transform((value) => value.trim()),
);

/**
 * The address of an image: https, or http on this machine, or the image itself as a `data:` URL. It is shown by `<img>` only, where no
 * script in an SVG runs.
 */
export const imageUrl = v.pipe(
  text,
  v.check((value) => !/[\s\p{C}"'<>\\]/u.test(value), 'has a space, a quote or an invisible character'),
  v.check(isImageAddress, 'must be an https URL (http only on loopback), or a data: URL of an image'),
  v.check(
    (value) => !isData(value) || value.length <= maxDataLength,
    `must have at most ${maxDataLength} characters as a data: URL`,
  ),
);

/** `#rgb` or `#rrggbb`. Nothing else that CSS knows: the contrast of its text is computed. */
export const hexColor = v.pipe(
  text,
  v.regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/i, 'must be a colour such as #0f766e'),
  v.transform((value) =>
    (value.length === 4 ? value.replace(/[\da-f]/gi, (digit) => digit + digit) : value).toLowerCase(),
  ),
);

/** How our own pages show the site. */
export const siteEntries = {
  name: v.optional(siteName),
  icon: v.optional(imageUrl),
  accent: v.optional(hexColor),
};

function isImageAddress(value: string): boolean {
  if (isData(value))
    return /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)(?:;charset=[\w-]+)?(?:;base64)?,[\w!#$%&()*+,./:;=?@~-]+$/i.test(
      value,
    );
  if (!isUrl(value)) return false;
  const url = new URL(value);
  // URL parsers take names that no host has: ";" and "," would end the policy that the address becomes a part of, "*" is any host.
  if (!/^[\w.-]+$|^\[/.test(url.hostname)) return false;
  return isSafeUrl(url) && !url.username && !url.password && !url.hash;
}

function isData(value: string): boolean {
  return /^data:/i.test(value);
}

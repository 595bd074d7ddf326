import type { IncomingHttpHeaders } from 'node:http';

/** The validators of a file, which differ for each of its states. */
export interface Validators {
  readonly etag: string;
  /** An HTTP date. */
  readonly lastModified: string;
}

/** The status that conditional headers require instead of the file (RFC 9110 section 13.2.2); `undefined` for the file. */
export function failedCondition(headers: IncomingHttpHeaders, file: Validators): 304 | 412 | undefined {
  const match = headers['if-match'];
  if (match !== undefined ? !names(match, file.etag) : isAfter(file, headers['if-unmodified-since']) === true)
    return 412;
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) return names(noneMatch, file.etag) ? 304 : undefined;
  return isAfter(file, headers['if-modified-since']) === false ? 304 : undefined;
}

/** Whether a range request is about the current state of the file. A weak `ETag` never proves that. */
export function rangeHolds({ 'if-range': condition }: IncomingHttpHeaders, file: Validators): boolean {
  return condition === undefined || condition === file.lastModified;
}

function names(list: string, etag: string): boolean {
  const listed: string[] = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return list.trim() === '*' || listed.includes(etag);
}

/** `undefined` if there is no date to compare with. */
function isAfter({ lastModified }: Validators, date = ''): boolean | undefined {
  const compared = Date.parse(date);
  return Number.isNaN(compared) ? undefined : Date.parse(lastModified) > compared;
}

/** How many sessions are shown before "Show more". A file of its own, because a server imports it, too, without a browser's types. */
export const seenAtFirst = 10;

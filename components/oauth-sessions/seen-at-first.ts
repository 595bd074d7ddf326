/** How many sessions are seen before "Show more". Apart from the list, so that a server can import it without a browser's types. */
export const seenAtFirst = 10;

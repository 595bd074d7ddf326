/** How many providers are seen before "More ways to sign in". Apart from the list, so that a server can import it without a browser's types. */
export const seenAtOnce = 5;

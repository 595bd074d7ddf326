/**
 * How many providers are shown before "More ways to sign in". A file of its own, because a server imports it, too, without a browser's
 * types.
 */
export const seenAtOnce = 5;

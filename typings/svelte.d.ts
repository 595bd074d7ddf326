import type { HTMLAttributes } from 'svelte/elements';
import type { Listeners, OAuthElements, OAuthProps, OAuthTag } from './elements.js';

type OAuthSvelteElements = {
  [Tag in OAuthTag]: Omit<HTMLAttributes<OAuthElements[Tag]>, keyof OAuthProps[Tag]> &
    OAuthProps[Tag] &
    Listeners<Tag> &
    Listeners<Tag, 'on:'>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends OAuthSvelteElements {}
}

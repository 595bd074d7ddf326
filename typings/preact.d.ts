import type { JSX as PreactJSX } from 'preact';
import type { Listeners, OAuthElements, OAuthProps, OAuthTag } from './elements.js';

type OAuthIntrinsicElements = {
  [Tag in OAuthTag]: Omit<PreactJSX.HTMLAttributes<OAuthElements[Tag]>, keyof OAuthProps[Tag]> &
    OAuthProps[Tag] &
    Listeners<Tag>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends OAuthIntrinsicElements {}
  }
}

import type * as React from 'react';
import type { Listeners, OAuthElements, OAuthProps, OAuthTag } from './elements.js';

type OAuthIntrinsicElements = {
  [Tag in OAuthTag]: Omit<React.HTMLAttributes<OAuthElements[Tag]>, keyof OAuthProps[Tag]> &
    React.RefAttributes<OAuthElements[Tag]> & { class?: string } & OAuthProps[Tag] &
    Listeners<Tag>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends OAuthIntrinsicElements {}
  }
}

import type { JSX as SolidJSX } from 'solid-js';
import type { Listeners, OAuthElements, OAuthProps, OAuthTag } from './elements.js';

type WithPrefix<Props, Prefix extends string> = {
  [Name in keyof Props & string as `${Prefix}${Name}`]?: Props[Name];
};

type OAuthIntrinsicElements = {
  [Tag in OAuthTag]: Omit<SolidJSX.HTMLAttributes<OAuthElements[Tag]>, keyof OAuthProps[Tag]> &
    OAuthProps[Tag] &
    WithPrefix<OAuthProps[Tag], 'prop:'> &
    WithPrefix<OAuthProps[Tag], 'attr:'> &
    Listeners<Tag, 'on:'>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends OAuthIntrinsicElements {}
  }
}

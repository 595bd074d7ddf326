import type { AllowedComponentProps, EmitsOptions, HTMLAttributes, VNodeProps } from 'vue';
import type { OAuthEvents, OAuthProps, OAuthTag } from './elements.js';

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** Vue names a listener `onLoginStart`, whatever the template writes. */
type VueListeners<Tag extends OAuthTag> = {
  [Name in keyof OAuthEvents[Tag] & string as `on${Capitalize<Camel<Name>>}`]?: (
    event: OAuthEvents[Tag][Name],
  ) => void;
};

/** What Vue's types of HTML leave out, and our elements are made for. */
interface PlacedInShadowRoots {
  slot?: string | undefined;
  part?: string | undefined;
}

type OAuthVueElement<Tag extends OAuthTag> = new () => {
  $props: OAuthProps[Tag] &
    VueListeners<Tag> &
    Omit<HTMLAttributes, keyof OAuthProps[Tag]> &
    PlacedInShadowRoots &
    VNodeProps &
    AllowedComponentProps;
  $emit: EmitsOptions;
};

type OAuthVueElements = { [Tag in OAuthTag]: OAuthVueElement<Tag> };

declare module 'vue' {
  interface GlobalComponents extends OAuthVueElements {}
}

/** What a button asks a person to do. */
export type Intent = 'sign-in' | 'sign-up' | 'continue';

/** Colours of a button, as CSS writes them. */
export interface BrandColors {
  readonly fill: string;
  /** `transparent` if the brand's button has no border. */
  readonly border: string;
  readonly text: string;
}

/** An outline, and its colour. Without a colour, that of the text fills it. */
export interface LogoPath {
  readonly d: string;
  readonly fill?: string;
}

/** A drawing of a provider's mark, and the permission to distribute it. */
export interface Logo {
  /** The `viewBox` of the outlines, as SVG writes it. */
  readonly viewBox: string;
  readonly paths: readonly LogoPath[];
  /** The licence of the drawing, as SPDX names it. The mark remains a trademark of its owner. */
  readonly license: string;
  /** Where the drawing comes from. */
  readonly source: string;
}

/** The look and the wording that a provider prescribes for its button. Lengths are CSS pixels. */
export interface Brand {
  readonly name: string;
  readonly light: BrandColors;
  readonly dark: BrandColors;
  /** The mark; `undefined` if only the app may add it. */
  readonly logo?: Logo;
  /** The mark's colour outside of the brand's own button: in a neutral button, and beside an avatar. Default: the colour of the text. */
  readonly markColor?: string;
  /** The background that the mark must have wherever it is shown. */
  readonly logoBackground?: string;
  /** Whether the mark may take the colour of the text around it. */
  readonly mayTint: boolean;
  readonly logoSize: number;
  /** The space between the mark and the label. */
  readonly gap: number;
  /** The space before the mark, and after the label. */
  readonly padding: readonly [start: number, end: number];
  /** The least height that the owner prescribes; ours is never below 44. */
  readonly minHeight: number;
  readonly shapes: readonly ('rectangle' | 'pill' | 'square' | 'round')[];
  /** The size of the label, if the owner prescribes one. */
  readonly fontSize?: number;
  /** The share of the width that must stay free after the label. */
  readonly trailingSpace?: number;
  /** The intent whose words are shown for each intent: owners allow only some words. */
  readonly wording: Readonly<Record<Intent, Intent>>;
  /** The part that misses WCAG AA although the owner prescribes it, and why it stays. */
  readonly contrastException?: string;
}

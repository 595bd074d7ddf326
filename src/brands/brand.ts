/** What a button asks a person to do. */
export type Intent = 'sign-in' | 'sign-up' | 'continue';

/** Colours of a button, as CSS writes them. */
export interface BrandColors {
  readonly fill: string;
  /** `transparent` where the brand's button has none. */
  readonly border: string;
  readonly text: string;
}

/** An outline with its own colour; without one, the text's colour fills it. */
export interface LogoPath {
  readonly d: string;
  readonly fill?: string;
}

/** A drawing of a provider's mark, and what allows us to pass it on. */
export interface Logo {
  /** Of the outlines, as SVG writes it. */
  readonly viewBox: string;
  readonly paths: readonly LogoPath[];
  /** The licence of the drawing, as SPDX names it. The mark remains a trademark of its owner. */
  readonly license: string;
  /** Where the drawing comes from. */
  readonly source: string;
}

/** How a provider wants its button to look and to speak. Lengths are CSS pixels. */
export interface Brand {
  readonly name: string;
  readonly light: BrandColors;
  readonly dark: BrandColors;
  /** Absent where only the app may bring the artwork. */
  readonly logo?: Logo;
  /** The mark's colour away from its own button: in a neutral button, beside an avatar. The text's colour where absent. */
  readonly markColor?: string;
  /** What has to lie behind the mark, wherever it is shown. */
  readonly logoBackground?: string;
  /** Whether the mark may take the colour of the text around it. */
  readonly mayTint: boolean;
  readonly logoSize: number;
  /** Between the mark and the label. */
  readonly gap: number;
  /** Before the mark, and after the label. */
  readonly padding: readonly [start: number, end: number];
  /** The owner's own smallest height; ours is never below 44. */
  readonly minHeight: number;
  readonly shapes: readonly ('rectangle' | 'pill' | 'square' | 'round')[];
  /** The label's size where the owner names one. */
  readonly fontSize?: number;
  /** How much of the width has to stay free after the label. */
  readonly trailingSpace?: number;
  /** Whose words are used for an intent: owners allow only some. */
  readonly wording: Readonly<Record<Intent, Intent>>;
  /** Which part misses WCAG AA although the owner prescribes it, and why it stays. */
  readonly contrastException?: string;
}

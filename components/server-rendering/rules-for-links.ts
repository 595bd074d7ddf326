/** What browsers give buttons and not links. */
const asButton =
  'a{box-sizing:border-box;text-align:center;text-decoration:none;text-indent:0;text-shadow:none;text-transform:none;letter-spacing:normal;word-spacing:normal}';

/** A link would have the colours of links there. */
const inForcedColors =
  '@media (forced-colors:active){a[part]{border-color:ButtonBorder;background:ButtonFace;color:ButtonText}}';

/** Rules of a button for a link as well, by which an element signs in before its script. Their specificity stays the same. */
export function rulesForLinks(css: string): string {
  const both = css.replace(/(?<=^|[\s,{}>(])button(?=[\s:.,{>[~+])/g, ':is(a,button)');
  return asButton + both + inForcedColors;
}

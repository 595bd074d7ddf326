/** What browsers' own styles give to buttons and not to links. */
const asButton =
  'a{box-sizing:border-box;text-align:center;text-decoration:none;text-indent:0;text-shadow:none;text-transform:none;letter-spacing:normal;word-spacing:normal}';

/** In forced colours, the link that stands for a button would have the colour of links. */
const inForcedColors =
  '@media (forced-colors:active){a[part]{border-color:ButtonBorder;background:ButtonFace;color:ButtonText}}';

/** Makes the rules for `button` apply to `a` as well: before the script, a link stands for the button. The specificity stays the same. */
export function rulesForLinks(css: string): string {
  const both = css.replace(/(?<=^|[\s,{}>(])button(?=[\s:.,{>[~+])/g, ':is(a,button)');
  return asButton + both + inForcedColors;
}

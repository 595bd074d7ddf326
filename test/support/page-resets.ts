/** What well-known stylesheets do to every element of a page, in their own words, as harsh as they come. */
export const pageResets: Readonly<Record<string, string>> = {
  'Tailwind’s preflight': `
    *, ::after, ::before, ::backdrop, ::file-selector-button { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
    html, :host { line-height: 1.5; font-family: ui-sans-serif, system-ui, sans-serif; }
    a { color: inherit; text-decoration: inherit; }
    ol, ul, menu { list-style: none; }
    img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle; }
    img, video { max-width: 100%; height: auto; }
    button, input, select, optgroup, textarea { font: inherit; letter-spacing: inherit; color: inherit; border-radius: 0;
      background-color: transparent; opacity: 1; }
    [hidden]:where(:not([hidden='until-found'])) { display: none !important; }`,
  'Bootstrap’s reboot': `
    *, ::before, ::after { box-sizing: border-box; }
    body { margin: 0; line-height: 1.5; -webkit-text-size-adjust: 100%; }
    a { color: blue; text-decoration: underline; }
    img, svg { vertical-align: middle; }
    button { border-radius: 0; }
    button, input, select, optgroup, textarea { margin: 0; font-family: inherit; font-size: inherit; line-height: inherit; }
    button:not(:disabled), [type='button']:not(:disabled) { cursor: pointer; }
    [hidden] { display: none !important; }`,
  'a Material kit’s': `
    * { -webkit-tap-highlight-color: transparent; position: relative; vertical-align: middle; color: inherit; margin: 0;
      padding: 0; border-radius: inherit; box-sizing: border-box; }
    *::after, *::before { all: unset; }
    a, button { cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; border: none;
      outline: inherit; justify-content: center; }
    button > :is(span, i, img, svg) { pointer-events: none; }`,
  'an impatient author’s': `
    * { margin: 0 !important; padding: 0 !important; border: 0 !important; box-sizing: border-box !important; }
    a, button, img, svg, span { display: block !important; width: auto !important;
      opacity: 1 !important; visibility: visible !important; }`,
};

/**
 * They take away what an element says of its own box (`:host`), which a page may always do; nothing inside can be reached.
 */
export const resetsOfEverything: Readonly<Record<string, string>> = {
  'all: unset': `*:where(:not(html, iframe, canvas, img, svg, video, audio, style):not(svg *)) { all: unset; display: revert; }`,
  'all: revert': '* { all: revert; }',
  'all: initial': 'body * { all: initial; }',
};

import * as palette from '../../brands/palette.js';

/**
 * The style of our pages, with the palette of the elements and the demo. A card is drawn late where its window closes or goes on by itself
 * (`late`), so that it doesn't flash; without scripts it is drawn anyway.
 */
export const pageStyle = `
:root { color-scheme: light dark; --ink: ${palette.ink}; --soft: ${palette.soft}; --surface: ${palette.surface}; --page: ${palette.page};
  --line: ${palette.line}; --line-strong: ${palette.lineStrong}; --hover: ${palette.hoverFill}; --bad: ${palette.bad}; --good: ${palette.good} }
* { box-sizing: border-box }
body { margin: 0; min-block-size: 100vh; min-block-size: 100svh; display: grid; place-items: center; padding: 24px;
  background: var(--page); color: var(--ink); font: .9375rem/1.375rem system-ui, sans-serif }
main { inline-size: min(400px, 100%); padding: 32px; text-align: center; overflow-wrap: anywhere; background: var(--surface);
  border: 1px solid var(--line); border-radius: 16px; box-shadow: ${palette.cardShadow} }
main.late { animation: appear .12s .25s ease-out backwards }
@keyframes appear { from { opacity: 0 } }
header { display: flex; align-items: center; justify-content: center; gap: 8px; margin-block-end: 24px; font: 600 .875rem/1.25rem system-ui, sans-serif }
header img { inline-size: 24px; block-size: 24px; object-fit: contain; border-radius: 4px; flex: none }
.mark { inline-size: 56px; block-size: 56px; fill: none; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; stroke: var(--soft) }
.success .mark { stroke: var(--good) } .error .mark { stroke: var(--bad) }
main.success .mark path { stroke-dasharray: 1; animation: draw .24s .1s ease-out backwards }
main.success.late .mark path { animation-delay: .3s }
@keyframes draw { from { stroke-dashoffset: 1 } to { stroke-dashoffset: 0 } }
/* However large the person's text is, the words of a title stay whole on a phone. */
h1 { margin: 16px 0 0; font: 600 min(1.375rem, 11vw)/1.2727 system-ui, sans-serif; letter-spacing: -.015em }
p, ol { margin: 8px 0 0; color: var(--soft) }
h1, p { text-wrap: balance }
li { text-wrap: pretty }
/* Lines of Chinese, Japanese and Korean break at spaces and punctuation, those of Japanese between phrases where the browser knows them. */
h1, :lang(zh), :lang(ja), :lang(ko) { word-break: keep-all }
:lang(ja) { word-break: auto-phrase }
.cause { color: var(--ink); font-weight: 600 }
ol { padding-inline-start: 24px; text-align: start }
li + li { margin-block-start: 4px }
code { font: .75rem/1rem ui-monospace, monospace }
.origin { display: inline-block; margin-block-start: 12px; padding: 4px 8px; border-radius: 6px; background: var(--hover); color: var(--ink) }
.button { display: flex; align-items: center; justify-content: center; inline-size: 100%; min-block-size: 44px; margin-block-start: 8px;
  padding: 8px 12px; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--surface); color: var(--ink);
  font: 500 .9375rem/1.25rem system-ui, sans-serif; text-decoration: none; text-align: center; cursor: pointer; position: relative;
  transition: background-color .12s ease-out, color .12s ease-out, border-color .12s ease-out }
:not(.button) + .button, form .button { margin-block-start: 24px }
.primary { background: var(--accent); border-color: var(--accent-edge); color: var(--on-accent); font-weight: 600 }
.button::after { content: ''; position: absolute; inset: 0; border-radius: 7px; background: currentColor; opacity: 0;
  transition: opacity .12s ease-out; pointer-events: none }
.button:hover::after { opacity: .08 } .button:active::after { opacity: .14 }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
footer { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 4px 12px; margin-block-start: 24px;
  padding-block-start: 16px; border-block-start: 1px solid var(--line); color: var(--soft) }
footer button { position: relative; min-block-size: 24px; padding: 0 4px; border: 0; background: none; color: inherit; font: .75rem/1rem system-ui, sans-serif;
  text-decoration: underline; cursor: pointer }
footer span { font: .75rem/1rem system-ui, sans-serif }
/* It takes no room, and is there: what comes together with its region is not heard. */
footer span:empty { position: absolute }
footer button::after { content: ''; position: absolute; inset: -10px -8px }
[data-when=closing] { display: none }
@media (scripting: enabled) {
  :root:not([data-window=open]) [data-when=open] { display: none }
  :root:not([data-window=open]) [data-when=closing] { display: block }
}
:root:not([data-blocked]) [data-when=cookies], :root[data-blocked] [data-when=no-cookies] { display: none }
@media not (scripting: enabled) { footer button { display: none } }
@media (max-width: 400px) {
  body { padding: 0; background: var(--surface); place-items: start stretch }
  main { inline-size: 100%; padding: 32px 20px; border: 0; border-radius: 0; box-shadow: none }
}
@media (prefers-reduced-motion: reduce) {
  main.success .mark path { animation: none }
  main.late { animation-duration: 1ms }
  .button, .button::after { transition: none }
}
@media (prefers-contrast: more) { :root { --soft: var(--ink); --line: var(--ink); --line-strong: var(--ink) } }
@media (forced-colors: active) {
  :is(main, .success) .mark { stroke: CanvasText } .primary { border: 2px solid LinkText } form .primary { border-color: ButtonText }
  :focus-visible { outline-color: Highlight }
  .button::after { display: none }
}
`;

import MagicString from 'magic-string';

/**
 * Drops the whitespace of `css` and `html` templates that no browser can tell apart. Runs on plain JavaScript.
 * A `css` template without expressions needs none of `css`'s checks of expressions: `unsafeCSS`, which Lit itself
 * brings along, takes its one string as it is.
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (/[\\/]node_modules[\\/]/.test(id)) return null;
      const result = new MagicString(code);
      const replace = (start, end, text) => {
        if (start < end && code.slice(start, end) !== text) result.update(start, end, text);
      };
      // Loaded later, or with the values of tokens.styles.ts in it: plain text, as no tag could keep what it takes.
      const isStyles = /styles\.[^\\/]*ts$/.test(id);
      const plainCss = !/\bcss`[^`]*\$\{/.test(code);
      visit(this.parse(code), (node) => {
        if (plainCss && node.type === 'ImportSpecifier' && node.imported.name === 'css') {
          replace(node.start, node.end, 'unsafeCSS as css');
        }
        const [minify, quasis] = templateOf(node, isStyles);
        for (const { start, end } of minify ? quasis : []) {
          replace(start, end, minify(code.slice(start, end)));
        }
      });
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

// Strings and url(…) are kept as they are; a space is only dropped beside a character that ends a token by itself.
// A space before ":" stays (`a :hover` is not `a:hover`), and so do those around "+", "-", "*" and "~".
export function minifyCss(css) {
  const parts = css.split(/(\/\*[^]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\))/);
  return parts
    .map((part, index) => {
      // In an attribute selector, a plain word needs no quotes.
      if (index % 2 && parts[index - 1].endsWith('=') && /^'[a-z-]+'$/.test(part)) return part.slice(1, -1);
      if (index % 2) return part.startsWith('/*') ? '' : part;
      const collapsed = part.replace(/\s+/g, ' ');
      return collapsed
        .replace(/ ?([{};,]) ?/g, '$1')
        .replace(/: /g, ':')
        .replace(/(?<=[ :(,])0\.(?=\d)/g, '.')
        .replace(/;+\}/g, '}')
        .replace(/ !important/g, '!important');
    })
    .join('');
}

// Indentation becomes one space, never none: between inline elements that space is visible. A tag's end needs none.
export function minifyHtml(html) {
  if (/<(pre|textarea)\b/i.test(html)) return html;
  return html
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\s*\n\s*(?=\/?>)/g, '')
    .replace(/\s*\n\s*/g, ' ');
}

const templateOf = (node, isStyles) => {
  if (node.type === 'TaggedTemplateExpression') return [minifiers[node.tag.name], node.quasi.quasis];
  return node.type === 'TemplateLiteral' && isStyles ? [minifyCss, node.quasis] : [];
};

const minifiers = { css: minifyCss, html: minifyHtml, svg: minifyHtml };

function visit(node, enter) {
  enter(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') visit(child, enter);
    }
  }
}

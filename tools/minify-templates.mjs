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
      const edits = [];
      const plainCss = !/\bcss`[^`]*\$\{/.test(code);
      visit(this.parse(code), (node) => {
        if (plainCss && node.type === 'ImportSpecifier' && node.imported.name === 'css') {
          edits.push({ start: node.start, end: node.end, text: 'unsafeCSS as css' });
        }
        const minify = node.type === 'TaggedTemplateExpression' ? minifiers[node.tag.name] : undefined;
        if (!minify) return;
        for (const { start, end } of node.quasi.quasis) {
          edits.push({ start, end, text: minify(code.slice(start, end)) });
        }
      });
      edits.sort((a, b) => b.start - a.start);
      const result = edits.reduce((text, e) => text.slice(0, e.start) + e.text + text.slice(e.end), code);
      return { code: result, map: null };
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

const minifiers = { css: minifyCss, html: minifyHtml, svg: minifyHtml };

function visit(node, enter) {
  enter(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') visit(child, enter);
    }
  }
}

const isOpen = ({ privacy = 'public' }) => privacy === 'public';

/** Lit's own state is declared among the properties, so the analyzer takes it for attributes; it is nobody's business. */
function withoutInternals(declaration) {
  const { members = [], attributes = [] } = declaration;
  const hidden = new Set(members.filter((member) => !isOpen(member)).map(({ name }) => name));
  return {
    ...declaration,
    members: members.filter(isOpen),
    attributes: attributes.filter(({ fieldName }) => !hidden.has(fieldName)),
  };
}

/** The manifest speaks of what is published: `dist/index.js` has the classes, `dist/<tag>.js` registers one. */
const describePublishedFiles = {
  name: 'describe-published-files',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const path = 'dist/index.js';
    const declared = manifest.modules.flatMap(({ declarations = [] }) => declarations);
    const classes = declared.filter(({ tagName }) => tagName).map(withoutInternals);
    const exportOf = ({ name }) => ({ kind: 'js', name, declaration: { name, module: path } });
    const registration = ({ name, tagName }) => ({
      kind: 'javascript-module',
      path: `dist/${tagName}.js`,
      declarations: [],
      exports: [{ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } }],
    });
    manifest.modules = [
      { kind: 'javascript-module', path, declarations: classes, exports: classes.map(exportOf) },
      ...classes.map(registration),
    ];
  },
};

export default {
  globs: ['components/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  quiet: true,
  plugins: [describePublishedFiles],
};

/** A page that tries all that a page may hold. */
export const own = `<!DOCTYPE html>
<html lang="{{language}}">
  <head>
    <title>{{message}}</title>
    <style nonce="old">p { color: red }</style>
    <script src=/app.js NONCE='old' data-note="a > b nonce=kept" defer></script>
  </head>
  <body>
    <!-- <script>notThisOne()</script> -->
    <p data-outcome="success" title="{{provider}}">Welcome from {{provider}}</p>
    <p class=sorry data-outcome='error'>Sorry: {{message}}</p>
    <p data-when="open">Close me</p>
    <script>const text = "{{message}} <p>$&</p>";</script>
  </body>
</html>`;
/** One that says nothing of failures. */
export const onlySuccess = '<h1>You are in</h1>';

export const settings = { completePages: { default: own, welcome: onlySuccess } };

/** What a reader's browser takes for the page's own elements. */
export const withoutComments = (text: string): string => text.replace(/<!--[^]*?-->/g, '');

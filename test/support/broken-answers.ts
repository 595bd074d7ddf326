/** What a page may get in place of an endpoint's answer, by how it answers. */
export const brokenAnswers: Readonly<Record<string, () => Response | Promise<Response>>> = {
  'with 500 and JSON': () => Response.json({ error: '' }, { status: 500 }),
  'with 500 and HTML': () => new Response('<h1>Oops</h1>', { status: 500 }),
  'with 503 and nothing': () => new Response(null, { status: 503 }),
  'with HTML and 200, as a captive portal does': () => new Response('<!doctype html><p>Welcome'),
  'with JSON that is cut off': () =>
    new Response('{"authorizations":[{"provider":"gith', { headers: { 'content-type': 'application/json' } }),
  'not at all': () => Promise.reject(new TypeError('Failed to fetch')),
};

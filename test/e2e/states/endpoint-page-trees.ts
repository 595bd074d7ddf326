/** What assistive technology is told of each page of the endpoint, and what the Tab key stops at: the same in every engine. */
export const endpointPageTrees: Readonly<
  Record<string, { readonly title: string; readonly tree: string; readonly stops: readonly string[] }>
> = {
  'after a sign-in': {
    title: 'You’re signed in',
    tree: `
      - main:
        - text: Shop
        - heading "You’re signed in" [level=1]
        - status:
          - paragraph: You’re signed in as Ada Lovelace.
          - paragraph: You can close this window and go back to the page you came from.
        - link "Back to Shop":
          - /url: https://shop.example/cart`,
    stops: ['Back to Shop'],
  },
  'after a sign-in that was cancelled': {
    title: 'Sign-in cancelled',
    tree: `
      - main:
        - text: Shop
        - heading "Sign-in cancelled" [level=1]
        - paragraph: Nothing was changed.
        - status:
          - paragraph: You can close this window and go back to the page you came from.
        - link "Try again":
          - /url: /api/oauth/login/github
        - link "Back to Shop":
          - /url: https://shop.example/cart
        - code: access_denied
        - button "Copy details"
        - status`,
    stops: ['Try again', 'Back to Shop', 'Copy details'],
  },
  'after a sign-in that failed': {
    title: 'You’re not signed in',
    tree: `
      - main:
        - text: Shop
        - heading "You’re not signed in" [level=1]
        - paragraph: Sign-in with GitHub isn’t available right now.
        - paragraph: Try again in a moment.
        - status:
          - paragraph: You can close this window and go back to the page you came from.
        - link "Try again":
          - /url: /api/oauth/login/github
        - link "Back to Shop":
          - /url: https://shop.example/cart
        - code: temporarily_unavailable
        - button "Copy details"
        - status`,
    stops: ['Try again', 'Back to Shop', 'Copy details'],
  },
  'about a failure': {
    title: 'You’re not signed in',
    tree: `
      - main:
        - text: Shop
        - heading "You’re not signed in" [level=1]
        - paragraph: This site can’t reach GitHub right now.
        - paragraph: Try again in a moment.
        - link "Try again":
          - /url: /api/oauth/login/github
        - link "Back to Shop":
          - /url: https://shop.example/
        - code: provider_unreachable
        - button "Copy details"
        - status`,
    stops: ['Try again', 'Back to Shop', 'Copy details'],
  },
  'about a lost sign-in': {
    title: 'You’re not signed in',
    tree: `
      - main:
        - text: Shop
        - heading "You’re not signed in" [level=1]
        - paragraph: This sign-in has expired, or cookies are blocked.
        - paragraph: Allow cookies and start again.
        - link "Try again":
          - /url: /api/oauth/login/github
        - link "Back to Shop":
          - /url: https://shop.example/
        - code: state_mismatch
        - button "Copy details"
        - status`,
    stops: ['Try again', 'Back to Shop', 'Copy details'],
  },
  'about a failure of a code of its own': {
    title: 'You’re not signed in',
    tree: `
      - main:
        - text: Shop
        - heading "You’re not signed in" [level=1]
        - paragraph: Something went wrong.
        - paragraph: Try again in a moment.
        - paragraph: Qwx zyx.
        - link "Try again":
          - /url: /api/oauth/login/github
        - link "Back to Shop":
          - /url: https://shop.example/
        - code: acme_is_closed
        - button "Copy details"
        - status`,
    stops: ['Try again', 'Back to Shop', 'Copy details'],
  },
  'about an address without a page': {
    title: 'Page not found',
    tree: `
      - main:
        - text: Shop
        - heading "Page not found" [level=1]
        - paragraph: Check the address, or go back to the site.
        - link "Back to Shop":
          - /url: https://shop.example/
        - code: not_found
        - button "Copy details"
        - status`,
    stops: ['Back to Shop', 'Copy details'],
  },
  'under another host name': {
    title: 'Continue to Shop',
    tree: `
      - main:
        - text: Shop
        - heading "Continue to Shop" [level=1]
        - paragraph: Sign-in doesn’t work at this address of the site.
        - link "https://shop.example":
          - /url: https://shop.example
        - code: wrong_host
        - button "Copy details"
        - status`,
    stops: ['https://shop.example', 'Copy details'],
  },
  'before a sign-in for another site': {
    title: 'Sign in to docs.example with GitHub?',
    tree: `
      - main:
        - text: Shop
        - heading "Sign in to docs.example with GitHub?" [level=1]
        - paragraph: You asked for this on docs.example.
        - code: https://docs.example
        - link "Continue":
          - /url: "#provider"
        - link "Cancel":
          - /url: "#declined"`,
    stops: ['Continue', 'Cancel'],
  },
  'that posts a form again': {
    title: 'Continue to Shop',
    tree: `
      - main:
        - text: Shop
        - heading "Continue to Shop" [level=1]
        - button "Continue"`,
    stops: ['Continue'],
  },
  'after a sign-in for another site': {
    title: 'You’re signed in',
    tree: `
      - main:
        - text: Shop
        - heading "You’re signed in" [level=1]
        - paragraph: You’re signed in with GitHub.
        - status:
          - paragraph: You can close this window and go back to the page you came from.`,
    stops: [],
  },
  'after a sign-in for another site that failed': {
    title: 'You’re not signed in',
    tree: `
      - main:
        - text: Shop
        - heading "You’re not signed in" [level=1]
        - paragraph: Sign-in with GitHub isn’t available right now.
        - paragraph: Try again in a moment.
        - status:
          - paragraph: You can close this window and go back to the page you came from.
        - code: temporarily_unavailable
        - button "Copy details"
        - status`,
    stops: ['Copy details'],
  },
};

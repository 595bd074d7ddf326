import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    position: relative;
    vertical-align: top;
    max-inline-size: 100%;
    font:
      1rem/1.25 system-ui,
      sans-serif;
    color: var(--oauth-badge-color, light-dark(#1c2024, #eceef1));
  }
  [hidden] {
    display: none;
  }
  slot[name='signed-out'].waiting {
    visibility: hidden;
  }
  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  [part='badge'] {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    box-sizing: border-box;
    max-inline-size: 100%;
    min-block-size: 2.75rem;
    padding-block: 0.25rem;
    padding-inline: 0.25rem 0.875rem;
    border-radius: 1.5rem;
    text-align: start;
  }
  button[part='badge']:hover {
    background: var(--oauth-badge-hover, light-dark(#eef0f3, #2a2e33));
  }
  button:focus-visible {
    outline: 2px solid var(--oauth-focus-color, light-dark(#0b5cd5, #8ab8ff));
    outline-offset: 2px;
  }
  [part='avatar'] {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: 50%;
    overflow: hidden;
    background: var(--oauth-avatar-background, light-dark(#3b5bdb, #91a7ff));
    color: var(--oauth-avatar-color, light-dark(#fff, #14182b));
    font-size: 0.875rem;
    font-weight: 600;
  }
  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .words {
    min-inline-size: 0;
    max-inline-size: 22rem;
  }
  [part='name'],
  [part='email'] {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='name'] {
    font-weight: 600;
  }
  [part='email'] {
    color: var(--oauth-badge-soft, light-dark(#5b636d, #a3abb5));
    font-size: 0.8125rem;
  }
  [part='menu'] {
    position: absolute;
    margin-block-start: 0.375rem;
    inset-inline-start: 0;
    z-index: 1;
    min-inline-size: 100%;
    box-sizing: border-box;
    padding: 0.375rem;
    border: 1px solid light-dark(#dde1e6, #3a4047);
    border-radius: 0.75rem;
    background: var(--oauth-menu-background, light-dark(#fff, #1c1f23));
    box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.16);
  }
  /* A page's own rules win over ours for what it slots, and a reset such as Tailwind's would take the row's padding. */
  ::slotted([slot='menu']) {
    display: block !important;
    padding: 0.5rem 0.75rem !important;
  }
  .message {
    padding: 0.5rem 0.75rem;
  }
  .message:empty {
    padding: 0;
  }
  .message {
    color: light-dark(#b3261e, #ff9b94);
    font-size: 0.875rem;
  }
  [part='logout'] {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border-radius: 0.5rem;
    text-align: start;
    white-space: nowrap;
  }
  [part='logout']:hover {
    background: var(--oauth-badge-hover, light-dark(#eef0f3, #2a2e33));
  }
  @media (forced-colors: active) {
    [part='avatar'],
    button[part='badge'] {
      border: 1px solid;
    }
  }
`;

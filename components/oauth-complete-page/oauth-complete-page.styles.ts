import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    font:
      1rem/1.5 system-ui,
      sans-serif;
    color: var(--oauth-page-color, light-dark(#1c2024, #eceef1));
  }
  [hidden] {
    display: none;
  }
  [part='page'] {
    max-inline-size: 26rem;
    margin: 4rem auto;
    padding: 0 1.5rem;
    text-align: center;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  [part='title'] {
    margin: 0 0 0.25rem;
    font-size: 1.25rem;
    line-height: 1.3;
  }
  slot[name='actions'] {
    display: block;
    margin-block-start: 1rem;
  }
  .error [part='title'] {
    color: var(--oauth-error-color, light-dark(#b3261e, #ff9b94));
  }
  [part='message'] {
    margin: 0.5rem 0 0;
    color: var(--oauth-page-soft, light-dark(#5b636d, #a3abb5));
  }
`;

import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  [hidden] {
    display: none;
  }
`;

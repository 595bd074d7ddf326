import { css } from 'lit';

/** Text for screen readers only. The margin keeps it from making a page scroll, even behind a button that is as wide as the page. */
export const visuallyHiddenStyles = css`
  .visually-hidden {
    position: absolute;
    margin-inline-start: -1px;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;

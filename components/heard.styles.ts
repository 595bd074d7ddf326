import { css } from 'lit';

/** Text that is heard and not seen, and makes no page scroll. */
export const heardStyles = css`
  .heard {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;

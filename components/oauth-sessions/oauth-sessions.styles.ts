import { styles as cardStyles } from '../oauth-login-panel/oauth-login-panel.styles.js';

// The card. Its content loads with rules of its own.
export const styles = `${cardStyles}:host{max-inline-size:36rem}`;

import { styles as cardStyles } from '../oauth-login-panel/oauth-login-panel.styles.js';

// The card; what is in it brings its rules along.
export const styles = `${cardStyles}:host{max-inline-size:36rem}`;

export { PlaywrightCount as default } from './count-tests.mjs';

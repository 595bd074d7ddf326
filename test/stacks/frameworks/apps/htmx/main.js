import htmx from 'htmx.org';
import { start } from './start.js';

await start(htmx);

import type { Way } from '../../tools/ways.js';
import { callbackStateContract } from './callback-state.js';
import { loginContract } from './login.js';
import { returnToContract } from './return-to.js';
import { routesContract } from './routes.js';

/** What holds in whatever way the endpoint is reached. */
export function contract(way: Way): void {
  routesContract(way);
  loginContract(way);
  returnToContract(way);
  callbackStateContract(way);
}

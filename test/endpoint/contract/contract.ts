import type { Way } from '../../tools/ways.js';
import { callbackOnceContract } from './callback-once.js';
import { callbackStateContract } from './callback-state.js';
import { issuerContract } from './issuer.js';
import { idTokenContract } from './id-token.js';
import { endingsContract } from './endings.js';
import { logoutContract } from './logout.js';
import { secretsContract } from './secrets.js';
import { sessionContract } from './session.js';
import { sizeContract } from './size.js';
import { discoveryContract } from './discovery.js';
import { userContract } from './user.js';
import { loginContract } from './login.js';
import { refusalsContract } from './refusals.js';
import { returnToContract } from './return-to.js';
import { routesContract } from './routes.js';
import { tokenAnswersContract } from './token-answers.js';

/** What holds in whatever way the endpoint is reached. */
export function contract(way: Way): void {
  routesContract(way);
  loginContract(way);
  returnToContract(way);
  callbackStateContract(way);
  callbackOnceContract(way);
  issuerContract(way);
  refusalsContract(way);
  tokenAnswersContract(way);
  idTokenContract(way);
  userContract(way);
  discoveryContract(way);
  endingsContract(way);
  sessionContract(way);
  sizeContract(way);
  logoutContract(way);
  secretsContract(way);
}

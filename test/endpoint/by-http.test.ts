import { describe } from 'node:test';
import { contract } from './contract/contract.js';
import { byHttp } from '../support/transports.js';

describe(`the endpoint, ${byHttp.name}`, () => contract(byHttp));

import { describe } from 'node:test';
import { contract } from './contract/contract.js';
import { byRequest } from '../support/transports.js';

describe(`the endpoint, ${byRequest.name}`, () => contract(byRequest));

import { describe } from 'node:test';
import { contract } from './contract/contract.js';
import { byRequest } from '../tools/ways.js';

describe(`the endpoint, ${byRequest.name}`, () => contract(byRequest));

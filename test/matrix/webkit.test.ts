import { coreCases } from './cases.js';
import { testCases } from './run-tests.js';

testCases('webkit', coreCases());

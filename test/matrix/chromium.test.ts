import { allCases } from './cases.js';
import { pairwise } from './pairwise.js';
import { testCases } from './run-tests.js';

testCases('chromium', pairwise(allCases()));

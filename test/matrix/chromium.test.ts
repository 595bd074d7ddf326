import { allCases } from './cases.js';
import { pairwise } from './pairwise.js';
import { testFaults } from './faults/test-faults.js';
import { testCases } from './run-tests.js';
import { shareOf } from './share.js';

testCases('chromium', shareOf(pairwise(allCases()), 0));
testFaults('chromium');

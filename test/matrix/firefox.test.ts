import { allCases } from './cases.js';
import { pairwise } from './pairwise.js';
import { testFaults } from './faults/test-faults.js';
import { testCases } from './run-tests.js';
import { shareOf } from './share.js';

testCases('firefox', shareOf(pairwise(allCases()), 1));
testFaults('firefox');

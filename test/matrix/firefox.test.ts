import { allCases } from './cases.js';
import { pairwise } from './pairwise.js';
import { testFaults } from './faults/test-faults.js';
import { testCases } from './run-tests.js';

testCases('firefox', pairwise(allCases()));
testFaults('firefox');

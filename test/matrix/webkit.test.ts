import { coreCases } from './cases.js';
import { testFaults } from './faults/test-faults.js';
import { testCases } from './run-tests.js';

testCases('webkit', coreCases());
testFaults('webkit');

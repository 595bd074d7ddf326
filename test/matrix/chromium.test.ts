import { testFaults } from './faults/test-faults.js';
import { testCases } from './run-tests.js';
import { shareOf } from './share.js';

testCases('chromium', shareOf('chromium'));
testFaults('chromium');

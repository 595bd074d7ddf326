import { refuseNamesOfStates } from './remove-features.js';

refuseNamesOfStates();

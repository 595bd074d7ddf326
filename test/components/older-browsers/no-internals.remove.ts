import { removeInternals } from './remove-features.js';

removeInternals();

import { removeNewFeatures } from './remove-features.js';

removeNewFeatures();

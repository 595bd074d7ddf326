import { provideZonelessChangeDetection } from '@angular/core';
import { start } from './app.js';

await start([provideZonelessChangeDetection()]);

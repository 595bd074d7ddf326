import 'zone.js';
import { provideZoneChangeDetection } from '@angular/core';
import { start } from './app.js';

await start([provideZoneChangeDetection()]);

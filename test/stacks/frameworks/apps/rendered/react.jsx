import './page.js';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './react-app.jsx';

hydrateRoot(
  document.querySelector('main'),
  <StrictMode>
    <App />
  </StrictMode>,
);

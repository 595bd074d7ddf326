import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App, onServer } from './app.jsx';

const root = hydrateRoot(
  document.querySelector('main'),
  <StrictMode>
    <App state={onServer} unmount={() => root.unmount()} />
  </StrictMode>,
);

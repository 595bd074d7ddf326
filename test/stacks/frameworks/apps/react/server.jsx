import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App, onServer } from './app.jsx';

/** The app's HTML, made in Node. */
export const html = renderToString(
  <StrictMode>
    <App state={onServer} />
  </StrictMode>,
);

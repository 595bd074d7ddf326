import { renderToString } from 'react-dom/server';
import { elements } from './elements.js';
import { App } from './react-app.jsx';

export const html = renderToString(<App html={elements} />);

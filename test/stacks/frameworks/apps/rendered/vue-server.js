import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { elements } from './elements.js';
import { App } from './vue-app.js';

export const html = await renderToString(createSSRApp(App, { html: elements }));

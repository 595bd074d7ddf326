import { createApp } from 'vue';
import App from './App.vue';

const app = createApp(App, { unmount: () => app.unmount() });
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith('oauth-');
app.mount('main');

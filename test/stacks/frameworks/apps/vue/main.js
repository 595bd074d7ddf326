import { createApp } from 'vue';
import App from './App.vue';

const app = createApp(App, { unmount: () => app.unmount() });
app.mount('main');

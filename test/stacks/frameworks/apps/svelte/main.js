import { mount, unmount } from 'svelte';
import App from './App.svelte';

const app = mount(App, {
  target: document.querySelector('main'),
  props: { unmount: () => unmount(app) },
});

import { h, ref } from 'vue';

/** As a template with `v-html` is compiled. The browser needs no copy of the HTML: Vue keeps what the server has rendered. */
export const App = {
  props: { html: { type: String, default: '' } },
  setup({ html }) {
    const count = ref(0);
    return () =>
      h('section', [
        h('div', { innerHTML: html }),
        h('button', { id: 'count', onClick: () => (count.value += 1) }, String(count.value)),
      ]);
  },
};

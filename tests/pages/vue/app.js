import { createApp, h, ref } from 'vue';

window.vueErrors = [];
const app = createApp({
  setup() {
    const count = ref(0);
    return () =>
      h('article', [
        h('h1', '杭州市上城区消息'),
        h('p', `清波街道有 ${count.value} 条消息，区发改经信局答复。`),
        count.value > 1 ? h('p', '小营街道也来了。') : null,
        h('button', { id: 'more', onClick: () => count.value++ }, '更多'),
      ]);
  },
});
app.config.errorHandler = (error) => window.vueErrors.push(String(error));
app.config.warnHandler = (message) => window.vueErrors.push(message);
setTimeout(() => {
  app.mount('#app');
  document.documentElement.dataset.hydrated = '';
}, 500);

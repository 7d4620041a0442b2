import { useState } from 'react';
import { hydrateRoot } from 'react-dom/client';

// Late: the server's text stands for a second before React takes it over.
function App() {
  const [count, setCount] = useState(0);
  return (
    <article>
      <h1>杭州市上城区消息</h1>
      <p>
        清波街道有 {count} 条消息，区发改经信局{count > 0 ? '已经' : '还没有'}答复。
      </p>
      <button type="button" id="more" onClick={() => setCount(count + 1)}>
        更多
      </button>
      {count > 1 && <p>小营街道也来了。</p>}
    </article>
  );
}

window.reactErrors = [];
window.hydrate = () =>
  hydrateRoot(document.getElementById('root'), <App />, {
    onRecoverableError: (error) => window.reactErrors.push(String(error)),
  });
setTimeout(() => {
  window.hydrate();
  document.documentElement.dataset.hydrated = '';
}, 1000);

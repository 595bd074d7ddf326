import { useState } from 'react';

/** The browser needs no copy of the HTML: React keeps what the server has rendered. */
export function App({ html = '' }) {
  const [count, setCount] = useState(0);
  return (
    <section>
      <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
      <button id="count" onClick={() => setCount(count + 1)}>
        {count}
      </button>
    </section>
  );
}

// What the measurement puts into pages, as the text of scripts: our own programs know nothing of it.
// Served from one machine, VS Code's window and its views share an origin, a thread and their frames.

/** In VS Code's window: when a key was pressed, and when a view has painted its first title. */
export const windowWatcher = `(() => {
  const seen = { key: 0, painted: {}, messages: [] };
  globalThis.liveLabsBench = seen;
  addEventListener('keydown', () => { seen.key = performance.now(); }, true);
  const afterPaint = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(undefined);
  };
  const frame = () => {
    for (const outer of document.querySelectorAll('iframe.webview')) {
      const view = outer.contentDocument?.querySelector('iframe')?.contentWindow;
      if (!view?.document) continue;
      // Until its document is written nothing stays that was put there.
      const app = view.document.querySelector('#app');
      if (app !== null && !app.isListenedTo) {
        app.isListenedTo = true;
        view.addEventListener('message', ({ data }) => {
          if (['scene', 'step', 'change'].includes(data?.type))
            seen.messages.push([data.type, JSON.stringify(data).length]);
        }, true);
      }
      // The guide has other headings than that of its step.
      const title = view.document.querySelector(app === null ? 'h2' : 'article h2');
      const words = title?.textContent ?? '';
      if (words === '' || view.isPainted) continue;
      view.isPainted = true;
      afterPaint(() => { seen.painted[words] = performance.now(); });
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()`;

/** In a page: its long tasks and its frames. */
export const pageWatcher = `(() => {
  const seen = { tasks: [], frames: [], since: 0 };
  globalThis.liveLabsBench = seen;
  seen.begin = () => { seen.tasks = []; seen.frames = []; seen.since = performance.now(); };
  seen.end = (spans = []) => ({ spans, tasks: seen.tasks, frames: seen.frames });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (startTime >= seen.since) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
  let before = performance.now();
  const frame = () => {
    const at = performance.now();
    seen.frames.push(at - before);
    before = at;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()`;

/** Goes through steps by the key for that; gives how long each took until it was painted. */
export const switchSteps = (count: number): string => `(async () => {
  const seen = globalThis.liveLabsBench;
  const title = () => document.querySelector('article h2').textContent;
  const spans = [];
  seen.begin();
  for (let number = 0; number < ${String(count)}; number += 1) {
    const before = title();
    const at = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    while (title() === before) await new Promise(requestAnimationFrame);
    await new Promise((then) => { requestAnimationFrame(() => setTimeout(then)); });
    spans.push(performance.now() - at);
  }
  return seen.end(spans);
})()`;

/** Gives the page these messages, one a frame and over and over, and measures the frames. */
export const giveMessages = (messages: readonly unknown[], count: number): string => `(async () => {
  const seen = globalThis.liveLabsBench;
  const messages = ${JSON.stringify(messages)};
  await new Promise((then) => { requestAnimationFrame(() => setTimeout(then)); });
  seen.begin();
  for (let number = 0; number < ${String(count)}; number += 1) {
    window.postMessage(messages[number % messages.length], '*');
    await new Promise(requestAnimationFrame);
  }
  await new Promise((then) => { requestAnimationFrame(() => setTimeout(then)); });
  return seen.end();
})()`;

/** Scrolls the list of steps from its top to its end, a bit each frame. */
export const scrollSteps = (frames: number): string => `(async () => {
  const seen = globalThis.liveLabsBench;
  const list = document.querySelector('nav');
  const whole = list.scrollHeight - list.clientHeight;
  list.scrollTop = 0;
  await new Promise(requestAnimationFrame);
  seen.begin();
  for (let frame = 1; frame <= ${String(frames)}; frame += 1) {
    list.scrollTop = whole * frame / ${String(frames)};
    await new Promise(requestAnimationFrame);
  }
  return seen.end();
})()`;

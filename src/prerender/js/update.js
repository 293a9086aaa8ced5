// Offline use, and new versions. A new version waits: nothing is renewed under anyone's hands.
import { button, make } from './dom.js';

// Messages at the edge of the window, where nothing moves because of them. The region is there from the
// start: what comes into one that is known is read out.
const region = make('div', { role: 'status' });
document.body.append(region);
export const say = (text, ...actions) => {
  document.getElementById('renewal')?.remove();
  const close = () => {
    notice.remove();
    document.getElementById('content').focus({ preventScroll: true });
  };
  const notice = make('div', { id: 'renewal', className: 'news' }, make('p', { textContent: text }));
  region.append(notice);
  notice.append(...actions.map(([label, act]) => button(label, () => { close(); act?.(); })));
};

export const keepForOffline = async () => {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const scope = new URL('./', import.meta.url);
  try {
    let wasControlled = Boolean(serviceWorker.controller);
    const registration = await serviceWorker.register(new URL('sw.js', scope), { scope, updateViaCache: 'none' });
    let reloads = false;
    const offer = worker => say('A new version of Interchange is here. It starts when you reload; nothing you did or entered is lost.',
      ['Reload now', () => {
        reloads = true;
        // A page that is being prefetched just now keeps Chromium from changing the worker.
        document.body.inert = true;
        worker.postMessage('take over');
        setTimeout(() => location.reload(), 5_000);
      }], ['Later']);
    const watch = worker => worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && serviceWorker.controller) offer(worker);
    });
    if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
    watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration.installing));
    serviceWorker.addEventListener('controllerchange', () => {
      const isRenewed = wasControlled;
      wasControlled = true;
      if (reloads) location.reload();
      else if (isRenewed) say('Interchange was renewed in another tab. This page goes on as it is; reload it when it suits you.', ['Reload', () => location.reload()], ['Later']);
    });
    // A page that stays open for days hears of a new version as well.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => {});
    });
    await serviceWorker.ready;
    // What the first click needs costs no request from here on: src/components/controls.rs. WebKit has no idle callbacks.
    const whenIdle = globalThis.requestIdleCallback ?? (act => setTimeout(act, 1_000));
    whenIdle(() => dispatchEvent(new Event('interchange:site-kept')));
  } catch (error) {
    // A browser may forbid it; then the site works as long as there is a network.
    console.info('Interchange is not kept for use without a network:', error);
  }
};

// The router changes the address under what is named from where the first page stood.
for (const link of document.querySelectorAll('link:not([rel=stylesheet], [rel=preload], [rel=modulepreload])')) link.setAttribute('href', link.href);

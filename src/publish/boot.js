// What has to work before the program is there, and where it can't be: this starts it, keeps what is
// entered until then, says so where it fails, and renews the site when the learner wants that.

const { glue, wasm, digest, part } = document.querySelector('script[data-wasm]').dataset;
const scope = new URL('./', import.meta.url);
const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const button = (text, onclick) => make('button', { type: 'button', className: 'button', textContent: text, onclick });

// What is pressed and entered before the program is there, is pressed and entered again.
const isLive = element => element.closest('[data-island]');
const pressed = [];
const press = event => {
  const target = event.target.closest('button');
  if (target && isLive(target)) pressed.push(target);
};
const entered = new Map();
const kept = field => ['checkbox', 'radio'].includes(field.type) ? 'checked' : 'value';
const enter = ({ target }) => {
  if (!isLive(target)) return;
  entered.delete(target); // What is entered last has to be entered again last.
  entered.set(target, target[kept(target)]);
};
// Some of it before even this was there.
for (const target of document.querySelectorAll('input, select')) {
  const atFirst = target.querySelector('option')?.value ?? target[kept(target) === 'checked' ? 'defaultChecked' : 'defaultValue'];
  if (target[kept(target)] !== atFirst) enter({ target });
}
const summon = event => {
  if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const find = document.querySelector('[data-island=find]');
  if (!pressed.includes(find)) pressed.push(find);
};
document.addEventListener('click', press);
document.addEventListener('keydown', summon);
for (const kind of ['input', 'change']) document.addEventListener(kind, enter);
document.addEventListener('interchange:live', () => {
  document.removeEventListener('click', press);
  document.removeEventListener('keydown', summon);
  for (const kind of ['input', 'change']) document.removeEventListener(kind, enter);
  for (const [field, value] of entered) {
    field[kept(field)] = value;
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  for (const target of pressed) target.click();
  keepForLater();
}, { once: true });

// A second place for what is stored: src/store/mirror.rs says why.
let mirror;
const open = () => mirror ??= new Promise((opened, failed) => {
  const asked = indexedDB.open('interchange', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('journals', { keyPath: 'name' });
  asked.onsuccess = () => {
    // As when the browser's data is cleared.
    asked.result.onclose = () => { mirror = null; };
    opened(asked.result);
  };
  asked.onerror = () => failed(asked.error);
});
const journals = async (mode, ask) => {
  try {
    const transaction = (await open()).transaction('journals', mode, { durability: 'strict' });
    const asked = ask(transaction.objectStore('journals'));
    await new Promise((done, failed) => Object.assign(transaction, { oncomplete: done, onerror: failed, onabort: failed }));
    return asked.result;
  } catch (error) {
    // Where it is denied, or full, there is the first place.
    mirror = null;
    console.info('Interchange keeps no second copy:', error);
    return [];
  }
};
addEventListener('interchange:keep', ({ detail: [name, text] }) => journals('readwrite', all => {
  if (text !== null) return all.put({ name, text });
  return name !== null ? all.delete(name) : all.clear();
}));
document.addEventListener('interchange:live', async () => {
  const kept = await journals('readonly', all => all.getAll());
  const texts = kept.map(({ name, text }) => [name, text]);
  dispatchEvent(new CustomEvent('interchange:kept', { detail: JSON.stringify(Object.fromEntries(texts)) }));
}, { once: true });

// What is stored, to the letter: it can be had where nothing else works, and brought in again as a backup.
const stored = () => {
  try {
    return Object.entries(localStorage).filter(([name]) => name.startsWith('interchange:'));
  } catch {
    return [];
  }
};
const rescue = () => stored().length === 0 ? [] : [button('Download what is stored', () => {
  const text = JSON.stringify(Object.fromEntries(stored()), null, 2);
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  make('a', { href, download: 'interchange-stored.json' }).click();
  setTimeout(() => URL.revokeObjectURL(href), 30_000);
})];

// Starting.
const trouble = (text, ...actions) => {
  const notice = make('div', { className: 'notice warning trouble', role: 'alert' },
    make('p', { textContent: text }), ...actions, ...rescue());
  document.body.prepend(notice);
  for (const dead of document.querySelectorAll('[data-island]:is(input, button), [data-island] :is(input, select)')) {
    dead.disabled = true;
  }
  document.querySelector('.opening')?.remove();
  // A version that is broken is mended by the next.
  keepForLater();
};
// What a browser has kept of a file that didn't arrive whole is as broken as it was.
const again = () => button('Try again', async () => {
  await Promise.allSettled([glue, wasm].map(file => fetch(file, { cache: 'reload' })));
  (await navigator.serviceWorker?.getRegistration())?.waiting?.postMessage('take over');
  location.reload();
});

// A program that has failed goes on answering, out of a memory that can't be trusted: it is to store
// nothing more (src/store/browser.rs).
const stop = ({ error, reason }) => {
  const { documentElement } = document;
  if (typeof WebAssembly !== 'object' || 'stopped' in documentElement.dataset) return;
  if (!((error ?? reason) instanceof WebAssembly.RuntimeError)) return;
  documentElement.dataset.stopped = '';
  trouble('The program has failed, and we are sorry. What you saved before is safe; what you do now is not saved. Reload the page to go on.',
    button('Reload', () => location.reload()));
  scrollTo(0, 0);
};
for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, stop);

// Whether the program is the one that was published. Where the page came over an open line browsers
// don't say, and anything could have been done to it.
async function isPublished(bytes) {
  const found = await crypto.subtle?.digest('SHA-256', bytes);
  const hex = byte => byte.toString(16).padStart(2, '0');
  return !found || [...new Uint8Array(found)].map(hex).join('') === digest;
}

async function start() {
  if (typeof WebAssembly !== 'object') {
    return trouble('You can read everything here and follow every link, but ticking, following and your plan need WebAssembly, which this browser doesn’t have or has switched off. What you saved before is safe.');
  }
  try {
    // Asked for at once, not one after the other.
    const program = fetch(wasm);
    if (part) document.head.append(make('link', { rel: 'preload', as: 'fetch', href: part, crossOrigin: 'anonymous' }));
    const { default: run } = await import(new URL(glue, document.baseURI));
    const response = await program;
    if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
    const bytes = response.clone().arrayBuffer();
    const [module] = await Promise.all([
      // A host that doesn't know its type is no reason not to start.
      WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await bytes)),
      bytes.then(isPublished).then(is => { if (!is) throw new Error(`${wasm} is not what was published`); }),
    ]);
    await run({ module_or_path: module });
  } catch (error) {
    console.info('Interchange could not be started:', error);
    trouble('You can read everything here and follow every link, but the program that ticks, follows and keeps your plan could not be started: a part of it didn’t arrive, or not in one piece. What you saved before is safe.', again());
  }
}

// The news, at the edge of the window, where nothing moves because of them.
// The region is there from the start: what comes into one that is known is read out.
const region = make('div', { role: 'status' });
document.body.append(region);
const news = (id, text, ...actions) => {
  document.getElementById(id)?.remove();
  const close = () => {
    notice.remove();
    document.getElementById('content').focus({ preventScroll: true });
  };
  const notice = make('div', { id, className: 'news' }, make('p', { textContent: text }));
  region.append(notice);
  notice.append(...actions.map(([label, act]) => button(label, () => { close(); act?.(); })));
};

// Installing. It is offered below the plan, where nothing moves because of it, and never again to
// those who don't want it.
const REFUSED = 'interchange:install-refused';
let install;
const isRefused = () => {
  try { return REFUSED in localStorage; } catch { return true; } // What is refused couldn't be kept.
};
const offer = () => {
  const place = document.querySelector('.install');
  if (!install || !place || isRefused()) return;
  const asked = install;
  const answer = act => () => { place.replaceChildren(); install = null; act(); };
  place.replaceChildren(
    make('h2', { textContent: 'Keep it at hand' }),
    make('p', { textContent: 'Installed, Interchange opens like any other app and works without a network. Your plan stays where it is.' }),
    make('div', { className: 'actions' },
      button('Install', answer(() => asked.prompt())),
      button('No, thanks', answer(() => { try { localStorage[REFUSED] = 'true'; } catch { /* no room: it is asked again */ } }))));
};
addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  install = event;
  offer();
});
document.addEventListener('interchange:live', offer);

// Offline, and new versions. A new one waits; nothing is renewed under anyone's hands.
async function keepForLater() {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    let wasControlled = Boolean(serviceWorker.controller);
    const registration = await serviceWorker.register(new URL('sw.js', scope), { scope, updateViaCache: 'none' });
    let reloads = false;
    const offer = worker => news('renewal',
      'A new version of Interchange is here. It starts when you reload; nothing you did or entered is lost.',
      ['Reload now', () => {
        reloads = true;
        // A page that is looked ahead to just now keeps Chromium from changing the worker.
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
      else if (isRenewed) news('renewal', 'Interchange was renewed in another tab. This page goes on as it is; reload it when it suits you.', ['Reload', () => location.reload()], ['Later']);
    });
    // A page that stays open for days hears of a new version as well.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => {});
    });
  } catch (error) {
    // A browser may forbid it; then the site works as long as there is a network.
    console.info('Interchange is not kept for use without a network:', error);
  }
}

// From page to page the address changes under what is named from where the first page stood.
for (const link of document.querySelectorAll('link:not([rel=stylesheet], [rel=preload])')) link.setAttribute('href', link.href);

// All of this has arrived: head.js looks.
document.documentElement.dataset.booting = '';

start();

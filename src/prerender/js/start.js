// Starts the program, and says so where that can't be done.
import { button } from './dom.js';
import { trouble } from './rescue.js';
import { keepForOffline } from './update.js';

const { glue, wasm, integrity } = document.querySelector('script[data-wasm]').dataset;

// What a browser has kept of a file that didn't arrive whole is as broken as it was.
const tryAgain = () => button('Try again', async () => {
  await Promise.allSettled([glue, wasm].map(file => fetch(file, { cache: 'reload' })));
  (await navigator.serviceWorker?.getRegistration())?.waiting?.postMessage('take over');
  location.reload();
});

const incomplete = () => {
  trouble('You can read everything here and follow every link, but the program that ticks, follows and keeps your plan could not be started: a part of it didn’t arrive, or not in one piece. What you saved before is safe.', tryAgain());
  // A version that is broken is mended by the next.
  keepForOffline();
};

const start = async () => {
  if (typeof WebAssembly !== 'object') {
    trouble('You can read everything here and follow every link, but ticking, following and your plan need WebAssembly, which this browser doesn’t have or has switched off. What you saved before is safe.');
    return keepForOffline();
  }
  try {
    // Asked for at once, not one after the other. The browser refuses a program that isn't the published one.
    const program = fetch(wasm, { integrity });
    const { default: run } = await import(new URL(glue, document.baseURI));
    const response = await program;
    if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
    const copy = response.clone();
    // A host that doesn't know its type is no reason not to start.
    const module = await WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await copy.arrayBuffer()));
    await run({ module_or_path: module });
  } catch (error) {
    console.info('Interchange could not be started:', error);
    incomplete();
  }
};
// The program has started and the module of this page didn't arrive: src/start.rs leaves the page as it is.
document.addEventListener('interchange:incomplete', incomplete, { once: true });
document.addEventListener('interchange:ready', keepForOffline, { once: true });

// All of this has arrived: theme.js looks.
document.documentElement.dataset.booting = '';
start();

// What the page says where the program can't start or has failed, and the way to what is stored: as it
// is, to the letter, so that it can be brought in again as a backup.
import { button, make } from './dom.js';

const stored = () => {
  try {
    return Object.entries(localStorage).filter(([name]) => name.startsWith('interchange:'));
  } catch {
    return [];
  }
};
const download = () => {
  const text = JSON.stringify(Object.fromEntries(stored()), null, 2);
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  make('a', { href, download: 'interchange-stored.json' }).click();
  setTimeout(() => URL.revokeObjectURL(href), 30_000);
};

export const trouble = (text, ...actions) => {
  const rescue = stored().length === 0 ? [] : [button('Download what is stored', download)];
  const notice = make('div', { className: 'notice warning trouble', role: 'alert' },
    make('p', { textContent: text }), ...actions, ...rescue);
  document.body.prepend(notice);
  // There is nothing to wait for any more.
  delete document.documentElement.dataset.returning;
  for (const dead of document.querySelectorAll('#page :is(input:not([name=theme]), select, textarea, button)')) dead.disabled = true;
};

// A program that has failed goes on answering, out of a memory that can't be trusted: src/store is to
// store nothing more.
const isFailure = problem => typeof WebAssembly === 'object' && problem instanceof WebAssembly.RuntimeError;
const stop = ({ error, reason }) => {
  const { dataset } = document.documentElement;
  if (!isFailure(error ?? reason) || 'stopped' in dataset) return;
  dataset.stopped = '';
  if (!('ready' in dataset) && mountNextTime()) return location.reload();
  trouble('The program has failed, and we are sorry. What you saved before is safe; what you do now is not saved. Reload the page to go on.',
    button('Reload', () => location.reload()));
  scrollTo(0, 0);
};
for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, stop);

// A page that was changed by others in a way that nobody noticed ends in a failure while it is hydrated.
// It is loaded once more, and then the app draws itself anew: src/start.rs reads this.
const MOUNT = 'interchange:mount';
const mountNextTime = () => {
  try {
    if (MOUNT in sessionStorage) return false;
    sessionStorage[MOUNT] = '';
    return true;
  } catch {
    return false; // Where nothing can be stored it would never end.
  }
};
try {
  if (MOUNT in sessionStorage) document.getElementById('page').removeAttribute('data-elements');
} catch { /* as above */ }
document.addEventListener('interchange:ready', () => {
  try { sessionStorage.removeItem(MOUNT); } catch { /* as above */ }
}, { once: true });

// Installing. It is offered below the plan, where nothing moves because of it, and never again to those
// who don't want it.
import { button, make } from './dom.js';

const REFUSED = 'interchange:install-refused';
let install;
const isRefused = () => {
  try { return REFUSED in localStorage; } catch { return true; } // What is refused couldn't be kept.
};
const offer = () => {
  const place = document.querySelector('.install');
  // Hydration expects the page as it was prerendered.
  if (!('ready' in document.documentElement.dataset) || !install || !place || isRefused()) return;
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
// The plan says when it is on the page.
for (const kind of ['interchange:ready', 'interchange:plan']) document.addEventListener(kind, offer);

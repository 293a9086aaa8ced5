// Installing. It is offered below the plan, where nothing moves because of it, and never again to those
// who don't want it.
import { button, make } from './dom.js';

const REFUSED = 'interchange:install-refused';
let install;
// Browsers of iPhones and iPads never ask, so there the way is said in words. Macs, which have no touch screen, are left out:
// whether their browser can do it isn't told.
const isByHand = navigator.standalone === false && navigator.maxTouchPoints > 0;
const isRefused = () => {
  try { return REFUSED in localStorage; } catch { return true; } // What is refused couldn't be kept.
};
const offer = () => {
  const place = document.querySelector('.install');
  // Hydration expects the page as it was prerendered.
  if (!('ready' in document.documentElement.dataset) || !(install || isByHand) || !place || isRefused()) return;
  const asked = install;
  const answer = act => () => { place.replaceChildren(); install = null; act(); };
  const refuse = button('No, thanks', answer(() => { try { localStorage[REFUSED] = 'true'; } catch { /* no room: it is asked again */ } }));
  const how = asked ? [
    make('p', { textContent: 'Installed, Interchange opens like any other app and works without a network. Your plan stays where it is.' }),
    make('div', { className: 'actions' }, button('Install', answer(() => asked.prompt())), refuse),
  ] : [
    make('p', { textContent: 'On the Home Screen, Interchange opens like any other app and works without a network.' }),
    make('ol', {},
      make('li', { textContent: 'Press the Share button of your browser.' }),
      make('li', { textContent: 'Choose “Add to Home Screen”, then “Add”.' })),
    make('p', {}, 'That app has a storage of its own, so your plan doesn’t come along by itself. ',
      make('a', { href: new URL('plan/data/#kept', import.meta.url).href, textContent: 'Save a backup here' }),
      ', and open it in the app on the page Data.'),
    make('div', { className: 'actions' }, refuse),
  ];
  place.replaceChildren(make('h2', { textContent: 'Keep it at hand' }), ...how);
};

addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  install = event;
  offer();
});
// The plan says when it is on the page.
for (const kind of ['interchange:ready', 'interchange:plan']) document.addEventListener(kind, offer);

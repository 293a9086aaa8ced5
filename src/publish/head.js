// What can't wait for a file of its own. It stands in the head of every page, before the styles;
// policy.rs names its hash to browsers.

// Light, dark, or as the system has it: what the learner chose, before the first paint.
{
  const KEY = 'interchange:theme';
  const { documentElement: root, head } = document;
  const [light, dark] = head.querySelectorAll('[name=theme-color]');
  let theme = 'system';
  const show = () => {
    root.dataset.theme = theme;
    head.querySelector('[name=color-scheme]').content = theme === 'system' ? 'light dark' : theme;
    for (const [name, color] of [['light', light], ['dark', dark]]) {
      color.media = theme === 'system' ? `(prefers-color-scheme: ${name})` : theme === name ? 'all' : 'not all';
    }
    for (const radio of document.getElementsByName('theme')) radio.checked = radio.value === theme;
  };
  const read = () => {
    try { theme = localStorage[KEY]; } catch { /* Where nothing is stored it holds for this page. */ }
    if (theme !== 'light' && theme !== 'dark') theme = 'system';
    show();
  };
  read();
  // Another tab, a page that comes back as it was, the switch once it is there, and that of each next page.
  addEventListener('storage', read);
  addEventListener('pageshow', read);
  document.addEventListener('DOMContentLoaded', show);
  document.addEventListener('interchange:live', show);
  document.addEventListener('change', ({ target }) => {
    if (target.name !== 'theme') return;
    theme = target.value;
    show();
    try { localStorage[KEY] = theme; } catch { /* no room: as above */ }
  });
}

// boot.js says what goes wrong, but for when it is not there itself, or not whole.
document.addEventListener('DOMContentLoaded', async () => {
  if ('booting' in document.documentElement.dataset) return;
  try {
    // What the browser has kept of it is as broken the next time; under another name it comes anew.
    return await import(`${document.querySelector('script[data-wasm]').src}?${Date.now()}`);
  } catch { /* As it was. */ }
  const notice = document.getElementById('no-boot');
  notice.hidden = false;
  try {
    const stored = Object.entries(localStorage).filter(([name]) => name.startsWith('interchange:'));
    const text = JSON.stringify(Object.fromEntries(stored), null, 2);
    const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    Object.assign(notice.querySelector('a'), { href, download: 'interchange-stored.json' });
  } catch { /* Where nothing may be stored there is nothing to have. */ }
});

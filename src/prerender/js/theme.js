// The theme that the learner chose, before the first paint: light, dark, or as the system has it. This can't
// wait for a file of its own, so it stands in the head of every page; csp.rs names its hash to browsers.
{
  const KEY = 'interchange:theme';
  const { documentElement: root, head } = document;
  const [light, dark] = head.querySelectorAll('[name=theme-color]');
  let theme = 'system', shown;
  const show = () => {
    // Browsers work out all styles again, even where nothing is different.
    if (shown !== theme) {
      root.dataset.theme = theme;
      head.querySelector('[name=color-scheme]').content = theme === 'system' ? 'light dark' : theme;
      for (const [name, color] of [['light', light], ['dark', dark]]) {
        color.media = theme === 'system' ? `(prefers-color-scheme: ${name})` : theme === name ? 'all' : 'not all';
      }
      shown = theme;
    }
    for (const radio of document.getElementsByName('theme')) radio.checked = radio.value === theme;
  };
  const read = () => {
    try { theme = localStorage[KEY]; } catch { /* Where nothing is stored it holds for this page. */ }
    if (theme !== 'light' && theme !== 'dark') theme = 'system';
    show();
  };
  read();
  // Another tab, a page that comes back as it was, and the switch once it is there.
  addEventListener('storage', read);
  addEventListener('pageshow', read);
  document.addEventListener('DOMContentLoaded', show);
  document.addEventListener('interchange:hydrated', show);
  document.addEventListener('change', ({ target }) => {
    if (target.name !== 'theme') return;
    theme = target.value;
    show();
    try { localStorage[KEY] = theme; } catch { /* no room: as above */ }
  });
}

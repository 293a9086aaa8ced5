// What a site of three pages needs, written by hand: ticks are stored, progress is counted, links swap pages.
const KEY = 'ticks';
const ticks = new Set(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
const show = () => {
  for (const box of document.querySelectorAll('input[id^=do-]')) {
    if (box.checked !== ticks.has(box.id)) box.checked = !box.checked;
  }
  for (const progress of document.querySelectorAll('[data-tasks]')) {
    const ids = progress.dataset.tasks.split(' ');
    const done = ids.filter(id => ticks.has(id)).length;
    const text = `${done} of ${ids.length} done`;
    const shown = progress.querySelector('.progress-text');
    if (shown.textContent === text) continue;
    shown.textContent = text;
    progress.querySelector('.done').setAttribute('width', `${100 * done / ids.length}%`);
  }
};
addEventListener('change', ({ target }) => {
  if (!target.id.startsWith('do-')) return;
  if (target.checked) ticks.add(target.id);
  else ticks.delete(target.id);
  localStorage.setItem(KEY, JSON.stringify([...ticks]));
  show();
});
const PAGES = ['/', '/pathways/nlp-engineer/', '/roadmap/nlp-engineer/'];
const texts = new Map();
const load = path => {
  if (!texts.has(path)) texts.set(path, fetch(path).then(response => response.text()));
  return texts.get(path);
};
const open = async path => {
  const next = new DOMParser().parseFromString(await load(path), 'text/html');
  document.title = next.title;
  document.querySelector('main').replaceWith(next.querySelector('main'));
  show();
  scrollTo(0, 0);
};
const linkOf = ({ target }) => {
  const link = target.closest?.('a');
  return link?.origin === location.origin && PAGES.includes(link.pathname) ? link : null;
};
for (const kind of ['pointerover', 'touchstart']) {
  addEventListener(kind, event => { const link = linkOf(event); if (link) load(link.pathname); }, { passive: true });
}
addEventListener('click', event => {
  const link = linkOf(event);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  open(link.pathname);
});
addEventListener('popstate', () => open(location.pathname));
show();

// The boot script says what goes wrong, but for when it is missing itself, or was cut short. And whether
// something is stored, and how many roles are followed or, while none is, have ticks: before the plan has
// been read, a page shows no empty one and keeps its room. Own pathways, whose keys have a dot, say nothing of that.
try {
  const stored = Object.entries(localStorage).filter(([name]) => /^interchange:(j:[^.]*$|plan$)/.test(name));
  const follows = new Map(), ticks = new Map();
  for (const [, text] of stored) {
    try {
      for (const [name, version] of Object.entries(JSON.parse(text).entries)) {
        const found = { follows, done: ticks }[name.split('/', 1)[0]];
        if (found && !(found.get(name)?.[0] > version[0])) found.set(name, version);
      }
    } catch { /* The program says that it can't be read. */ }
  }
  const roles = of => new Set([...of].filter(([, [, text]]) => text).map(([name]) => name.split('/')[1])).size;
  if (stored.length) document.documentElement.dataset.returning = roles(follows) || roles(ticks);
} catch { /* Where nothing may be stored there is nothing to return to. */ }
document.addEventListener('DOMContentLoaded', async () => {
  if ('booting' in document.documentElement.dataset) return;
  try {
    // What the browser has kept of it is as broken the next time; under another name it comes anew.
    return await import(`${document.querySelector('script[data-wasm]').src}?${Date.now()}`);
  } catch { /* As it was. */ }
  delete document.documentElement.dataset.returning;
  const notice = document.getElementById('no-boot');
  notice.hidden = false;
  try {
    const stored = Object.entries(localStorage).filter(([name]) => name.startsWith('interchange:'));
    const text = JSON.stringify(Object.fromEntries(stored), null, 2);
    const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    Object.assign(notice.querySelector('a'), { href, download: 'interchange-stored.json' });
  } catch { /* Where nothing may be stored there is nothing to have. */ }
});

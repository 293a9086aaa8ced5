// The boot script says what goes wrong, but for when it is missing itself, or was cut short. And whether
// something is stored: a page that shows the plan doesn't show an empty one before it has been read.
try {
  if (Object.keys(localStorage).some(name => /^interchange:(j:|plan)/.test(name))) document.documentElement.dataset.returning = '';
} catch { /* Where nothing may be stored there is nothing to return to. */ }
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

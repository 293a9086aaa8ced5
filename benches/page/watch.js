// Runs before everything else in each page and measures it from inside. `settings` says under which
// keys a site stores ticks, and how a tick reads there.
(() => {
  if (!location.protocol.startsWith('http')) return;
  const RETRY = 500;
  const seen = window.benchmark = { first: null, largest: null, longTasks: [], clicks: 0, stored: null, visible: null, route: null, ready: null };
  const BOXES = 'main :is(.progress ~ .tasks, .shared-work, .today .agenda) input[type=checkbox][id]';

  const observe = (type, see) =>
    new PerformanceObserver(list => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name !== 'first-contentful-paint') return;
    seen.first = startTime;
    const from = sessionStorage.getItem('benchmark-from');
    if (from) arrive(performance.timeOrigin + startTime - from);
  });
  observe('largest-contentful-paint', ({ startTime }) => { seen.largest = startTime; });
  observe('longtask', ({ startTime, duration }) => seen.longTasks.push([startTime, duration]));
  seen.blocked = () => seen.longTasks
    .map(([start, duration]) => start + duration - Math.max(start, seen.first) - 50)
    .filter(time => time > 0)
    .reduce((sum, time) => sum + time, 0);

  // The program shows what is stored. Peers have no such mark.
  new MutationObserver((_, observer) => {
    if (!('ready' in document.documentElement.dataset)) return;
    seen.ready = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, attributeFilter: ['data-ready'] });

  const readTicks = () => {
    // Own pathways, whose keys have a dot, have no ticks.
    const texts = Object.keys(localStorage)
      .filter(key => key.startsWith(settings.prefix) && !key.includes('.'))
      .map(key => localStorage.getItem(key));
    return new Set(texts.join('\n').match(new RegExp(settings.tick, 'g')) ?? []).size;
  };
  // The time after the next frame, just as the one after it begins to be waited for.
  const painted = () => new Promise(done => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  }));

  // Someone in a hurry: clicks a checkbox as soon as it is painted, and again where nothing comes of it.
  // A click that the page keeps and answers later needs no second one.
  const frame = () => new Promise(requestAnimationFrame);
  // Where a page has no progress in words, its boxes alone.
  const progress = () => [...document.querySelectorAll('main .progress-text')].map(text => text.textContent).join()
    || [...document.querySelectorAll(BOXES)].map(box => box.checked).join();
  const hurry = async number => {
    const before = readTicks();
    const isStored = () => {
      if (seen.stored === null && readTicks() > before) seen.stored = performance.now();
      return seen.stored !== null;
    };
    let box;
    while (seen.first === null || !box?.getClientRects().length) {
      await frame();
      box = document.querySelectorAll(BOXES)[number];
    }
    const textBefore = progress();
    const click = () => {
      // The element may have been replaced by one that is drawn in the browser.
      (document.getElementById(box.id) ?? box).click();
      seen.clicks += 1;
    };
    seen.clicked = performance.now();
    click();
    let retryAt = performance.now() + RETRY;
    while (!isStored()) {
      await frame();
      if (!isStored() && performance.now() > retryAt) {
        if (document.getElementById(box.id).checked) {
          click();
          await frame();
        }
        if (!isStored()) click();
        retryAt = performance.now() + RETRY;
      }
    }
    while (progress() === textBefore) await frame();
    seen.visible = await painted();
  };
  const number = sessionStorage.getItem('benchmark-box');
  if (number !== null && settings.prefix) addEventListener('DOMContentLoaded', () => hurry(Number(number)));

  // Ticks boxes one by one, each from just after a frame to the end of the next in which it shows.
  seen.tick = async (from, count) => {
    const times = [];
    for (const box of [...document.querySelectorAll(BOXES)].slice(from, from + count)) {
      const start = await painted();
      box.click();
      times.push(await painted() - start);
    }
    return { times, ticks: settings.prefix ? readTicks() : null };
  };

  // Types letters at the end of 100 kB: one word in the page's note, where it has one, and in a bare field.
  seen.type = async count => {
    const summary = document.querySelector('main .note summary');
    if (!summary) return null;
    summary.click();
    while (!document.querySelector('main .note textarea')) await frame();
    const bare = document.body.appendChild(document.createElement('textarea'));
    const median = [];
    for (const field of [document.querySelector('main .note textarea'), bare]) {
      field.value = 'x'.repeat(100_000);
      field.focus();
      const times = [];
      for (let at = 0; at < count; at += 1) {
        const start = await painted();
        document.execCommand('insertText', false, 'y');
        times.push(await painted() - start);
      }
      median.push(times.sort((a, b) => a - b)[count >> 1]);
    }
    bare.remove();
    // Nothing of it stays as a draft.
    document.querySelector('main .note form button[type=button]').click();
    return median;
  };

  // Opens the search and types these words, a letter at a time.
  seen.search = async words => {
    const options = () => document.querySelectorAll('[role=option]').length;
    const press = options => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...options }));
    let start = await painted();
    press({ key: 'k', code: 'KeyK', ctrlKey: true });
    while (!options()) await frame();
    const opened = await painted() - start;
    const times = [];
    for (const letter of words) {
      start = await painted();
      document.execCommand('insertText', false, letter);
      times.push(await painted() - start);
    }
    document.execCommand('selectAll');
    document.execCommand('delete');
    press({ key: 'Escape', code: 'Escape' });
    await painted();
    return { opened, letter: times.sort((a, b) => a - b)[times.length >> 1] };
  };

  // Taps a link, and waits until the heading of its page is painted: in this document or in the next.
  const arrive = time => {
    sessionStorage.removeItem('benchmark-from');
    seen.route = time;
  };
  seen.go = (href, heading) => {
    seen.route = null;
    const link = document.querySelector(`main a[href$="${href}"]`);
    for (const kind of ['pointerover', 'pointerdown', 'touchstart']) {
      link.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
    }
    // A finger stays on the glass for a while.
    setTimeout(async () => {
      const start = performance.now();
      sessionStorage.setItem('benchmark-from', performance.timeOrigin + start);
      link.click();
      do await frame(); while (!document.querySelector(heading) || !(location.pathname + location.hash).endsWith(href.replace('./', '')));
      const end = await painted();
      if (sessionStorage.getItem('benchmark-from')) arrive(end - start);
    }, 80);
  };
})();

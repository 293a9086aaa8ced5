// Keeps the files of one build and answers with them, so that every page is there without a network
// and a warm start asks it for nothing but a newer version of this file.
const { version, bundle, files } = [build];

const PREFIX = `interchange ${registration.scope} `;
const NAME = PREFIX + version;
const at = path => new URL(path, registration.scope).href;

// All or nothing: where one file is missing, the version before goes on.
addEventListener('install', event => event.waitUntil(install().catch(async error => {
  await caches.delete(NAME);
  throw error;
})));

const TYPES = {
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
};

async function install() {
  const cache = await caches.open(NAME);
  await Promise.all(Object.entries(files).map(async ([path, size]) => {
    // All of them have names that hold what is in them, so they may come from the browser's own cache.
    const response = await whole(path, size, 'default') ?? await whole(path, size, 'reload');
    if (!response) throw new Error(`${path} didn’t arrive whole`);
    await (path === bundle ? unpack(cache, response) : cache.put(at(path), response));
  }));
}

// The texts of all pages, in parts: src/prerender/service_worker.rs makes it.
async function unpack(cache, response) {
  const { styles, files } = await response.json();
  await Promise.all(Object.entries(files).map(([path, parts]) => {
    const headers = { 'Content-Type': TYPES[path.split('.').at(-1)] ?? TYPES.html };
    const text = parts.map(part => styles[part] ?? part).join('');
    return cache.put(at(path), new Response(text, { headers }));
  }));
}

// What arrives cut short would be kept for as long as the version lasts.
async function whole(path, size, cache) {
  const response = await fetch(at(path), { cache }).catch(() => null);
  const found = response?.ok && (await response.clone().arrayBuffer()).byteLength;
  return found === size ? response : null;
}

// It waits until no page of the version before is open, or until the learner asks for it.
addEventListener('message', event => {
  if (event.data === 'take over') skipWaiting();
});

// The version that was used before is kept for the pages that are still open in other tabs.
addEventListener('activate', event => event.waitUntil((async () => {
  const log = await caches.open(PREFIX + 'log');
  const before = await log.match(at('log'));
  const used = [...(before ? await before.json() : []).filter(name => name !== NAME), NAME].slice(-2);
  await log.put(at('log'), new Response(JSON.stringify(used)));
  const ours = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== PREFIX + 'log');
  await Promise.all(ours.filter(name => !used.includes(name)).map(name => caches.delete(name)));
  await clients.claim();
})()));

addEventListener('fetch', event => {
  const { method, url, mode } = event.request;
  if (method === 'GET' && url.startsWith(registration.scope)) {
    event.respondWith(mode === 'navigate' ? page(event.request) : file(event.request));
  }
});

async function page(request) {
  const cache = await caches.open(NAME);
  const path = request.url.replace(/[?#].*/, '').replace(/index\.html$/, '');
  const kept = await cache.match(path);
  if (kept) return kept;
  // Pages link to each other from where they stand, so they have to stand there.
  if (await cache.match(path + '/')) return Response.redirect(path + '/' + new URL(request.url).search);
  // What was published since, or nothing at all.
  const fresh = await fetch(request).catch(() => null);
  if (fresh) return fresh;
  const missing = await cache.match(at('404.html'));
  return new Response(missing.body, { status: 404, headers: missing.headers });
}

async function file(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request, { ignoreSearch: true }) ?? await caches.match(request);
  return kept ?? fetch(request);
}

// The IndexedDB replica of what is stored: src/store says why there is one.

let database;
const open = () => database ??= new Promise((opened, failed) => {
  const asked = indexedDB.open('interchange', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('journals', { keyPath: 'name' });
  asked.onsuccess = () => {
    // As when the browser's data is cleared.
    asked.result.onclose = () => { database = null; };
    opened(asked.result);
  };
  asked.onerror = () => failed(asked.error);
});
const replicas = async (mode, ask) => {
  try {
    const transaction = (await open()).transaction('journals', mode, { durability: 'strict' });
    const asked = ask(transaction.objectStore('journals'));
    await new Promise((done, failed) => Object.assign(transaction, { oncomplete: done, onerror: failed, onabort: failed }));
    return asked.result;
  } catch (error) {
    // Where it is denied, or full, there is localStorage.
    database = null;
    console.info('Interchange keeps no second copy:', error);
    return [];
  }
};

addEventListener('interchange:keep', ({ detail: [name, text] }) => replicas('readwrite', all => {
  if (text !== null) return all.put({ name, text });
  return name !== null ? all.delete(name) : all.clear();
}));
document.addEventListener('interchange:ready', async () => {
  const kept = await replicas('readonly', all => all.getAll());
  const texts = kept.map(({ name, text }) => [name, text]);
  dispatchEvent(new CustomEvent('interchange:kept', { detail: JSON.stringify(Object.fromEntries(texts)) }));
}, { once: true });

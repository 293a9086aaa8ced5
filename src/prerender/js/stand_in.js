// A browser's translation, and extensions that translate, put elements of their own in the place of texts. The
// program goes on writing into the texts that it knows, and what is shown would stay as it was. Each such text is
// put back, empty, before what stands in for it; where the program changes or removes it, its stand-in goes. They
// use `font`, which the program never does: so its own changes aren't taken for theirs.
//
// One observer covers every text. Components that update elements instead would be some two hundred places, and
// the next one would be forgotten.
const shown = document.getElementById('page');
const standIns = new WeakMap(); // a text -> the elements that stand in for it
const originals = new WeakMap(); // such an element -> the text, and what it said

const isText = node => node.nodeType === Node.TEXT_NODE;
const isForeign = node => node.localName === 'font';
const standFor = (text, said, elements) => {
  standIns.set(text, elements);
  for (const element of elements) originals.set(element, { text, said });
};
const drop = text => {
  for (const element of standIns.get(text)) element.remove();
  standIns.delete(text);
};
const replace = (text, elements) => {
  standFor(text, text.data, elements);
  text.data = '';
  elements[0].before(text);
};
// Another translation takes its place, or none: then the text says again what it said, whether it was put back
// or another in its place.
const restore = (element, added) => {
  const { text, said } = originals.get(element) ?? {};
  if (!standIns.get(text)?.includes(element)) return;
  const elements = added.filter(isForeign);
  if (elements.length) return standFor(text, said, elements);
  standIns.delete(text);
  for (const other of added) if (isText(other) && other !== text) other.remove();
  text.data = said;
};

const watch = new MutationObserver(records => {
  const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
  for (const { type, target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
    if (type === 'characterData') {
      if (standIns.has(target)) drop(target);
      continue;
    }
    // In its place: as one change, or as two.
    const instead = [...addedNodes, previousSibling, nextSibling].filter(node => added.has(node) && node.isConnected);
    for (const node of removedNodes) {
      if (!isText(node)) restore(node, instead);
      else if (node.isConnected) continue;
      else if (standIns.has(node)) drop(node);
      else if (node.data.trim() !== '' && instead.some(isForeign)) replace(node, instead.filter(isForeign));
    }
  }
  watch.takeRecords();
});
// Before that, a page that was changed is mounted anew: src/start.rs counts its elements.
document.addEventListener('interchange:hydrated', () => {
  watch.observe(shown, { childList: true, characterData: true, subtree: true });
}, { once: true });

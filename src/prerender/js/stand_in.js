// A browser's translation, and extensions that translate, put elements of their own in the place of texts. The
// program goes on writing into the texts that it knows, and what is shown would stay as it was. Each such text is
// put back, empty, before what stands in for it; where the program changes or removes it, its stand-in goes. They
// use `font`, which the program never does: so its own changes aren't taken for theirs.
const shown = document.getElementById('page');
const standIns = new Map(); // text -> { elements, text }

const isText = node => node.nodeType === Node.TEXT_NODE;
const remove = text => {
  for (const element of standIns.get(text).elements) element.remove();
  standIns.delete(text);
};
const replace = (text, elements) => {
  standIns.set(text, { elements, text: text.data });
  text.data = '';
  elements[0].before(text);
};
// Where it is undone, some put back the text that they have kept, and some another one.
const restore = element => {
  for (const [text, { elements, text: said }] of standIns) {
    if (!elements.includes(element) || elements.some(each => each.isConnected)) continue;
    standIns.delete(text);
    const other = text.nextSibling;
    if (!text.isConnected || !other || !isText(other) || other.data === '') text.data = said;
  }
};

const watch = new MutationObserver(records => {
  const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
  for (const { type, target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
    if (type === 'characterData') {
      if (standIns.has(target)) remove(target);
      continue;
    }
    for (const node of removedNodes) {
      if (!isText(node)) restore(node);
      else if (node.isConnected) continue;
      else if (standIns.has(node)) remove(node);
      else if (node.data.trim() !== '') {
        const beside = [previousSibling, nextSibling].filter(node => added.has(node));
        const elements = [...addedNodes, ...beside].filter(node => node.isConnected && node.localName === 'font');
        if (elements.length) replace(node, elements);
      }
    }
  }
  watch.takeRecords();
});
// Before that, a page that was changed is mounted anew: src/start.rs counts its elements.
document.addEventListener('interchange:hydrated', () => {
  watch.observe(shown, { childList: true, characterData: true, subtree: true });
}, { once: true });

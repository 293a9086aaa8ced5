// What the installed app is opened with: an address, or files of the kinds in the manifest. A window that is open takes
// it (`focus-existing`), and as a link that is followed: if the browser led there, as with `navigate-existing`, what can be
// undone there would be gone. By the icon alone the window comes to the front as it was left.
import { make } from './dom.js';
import { say } from './update.js';

// The file that waits for its page: src/components/opened_file.rs takes it.
let opened;
const hand = () => {
  if (opened?.page !== location.pathname) return;
  const isTaken = !dispatchEvent(new CustomEvent('interchange:file', { detail: opened.file, cancelable: true }));
  if (isTaken) opened = null;
};
document.addEventListener('interchange:takes-file', hand);

const visit = href => {
  const link = make('a', { href, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
};

window.launchQueue?.setConsumer(async ({ targetURL, files }) => {
  const { dataset } = document.documentElement;
  const target = new URL(targetURL ?? location.href);
  if ('stopped' in dataset) return location.assign(target);
  const isHere = target.pathname === location.pathname;
  const isReady = 'ready' in dataset;
  // A reload brings the launch again that has opened the window, wherever the learner has gone since.
  if (!isHere && !isReady) return;
  if (files?.length) {
    try {
      opened = { page: target.pathname, file: await files[0].getFile() };
    } catch {
      return say('The browser could not read the file that you opened. Try again; nothing was changed.', ['Close']);
    }
    if (files.length > 1) say(`Files are opened one at a time: this is ${files[0].name}. Open the others after it.`, ['Close']);
    if (isHere) return hand();
  }
  const isStart = target.href === new URL('./', import.meta.url).href;
  if (isReady && !isStart && target.href !== location.href) visit(target.href);
});

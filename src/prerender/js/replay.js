// Early input: what is pressed, ticked and typed before the program is there is entered again once the
// page has been hydrated, which by itself would set every field to what is stored.

const page = document.getElementById('page');
const pressed = [];
const entered = new Map();
const property = field => ['checkbox', 'radio'].includes(field.type) ? 'checked' : 'value';

const press = ({ target, detail }) => {
  // As src/components/click.rs has it: the second click of a double click would take back the first.
  if (detail > 1) return;
  const pressedButton = target.closest('button');
  // What opens by the browser's own means is open already.
  if (pressedButton && page.contains(pressedButton) && !pressedButton.popoverTargetElement) pressed.push(pressedButton);
};
const enter = ({ target }) => {
  // The theme has a script of its own, in the head.
  if (!page.contains(target) || target.name === 'theme') return;
  entered.delete(target); // What was entered last has to be entered again last.
  entered.set(target, target[property(target)]);
};
const summon = event => {
  // As src/components/keys.rs has it: Caps Lock, and keyboards whose letters aren't Latin.
  const isK = event.key?.toLowerCase() === 'k' || (/^[^\x00-\x7f]$/.test(event.key) && event.code === 'KeyK');
  if (!isK || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const find = page.querySelector('.find');
  if (!pressed.includes(find)) pressed.push(find);
};

const listeners = [['click', press], ['keydown', summon], ['input', enter], ['change', enter]];
for (const [kind, listener] of listeners) document.addEventListener(kind, listener);
// From then on the page answers by itself, and what is entered is newer than what was before.
const forget = ({ target }) => {
  const isOf = early => early === target || (early.id && early.id === target.id)
    || (early.type === 'radio' && early.name === target.name);
  for (const early of entered.keys()) if (isOf(early)) entered.delete(early);
};
document.addEventListener('interchange:hydrated', () => {
  for (const [kind, listener] of listeners) document.removeEventListener(kind, listener);
  for (const kind of ['input', 'change']) document.addEventListener(kind, forget);
}, { once: true });
// Some of it was entered before this script was there.
for (const target of page.querySelectorAll('input, select, textarea')) {
  const initial = property(target) === 'checked' ? target.defaultChecked
    : target.querySelector?.('option')?.value ?? target.defaultValue;
  if (target[property(target)] !== initial) enter({ target });
}

document.addEventListener('interchange:ready', () => {
  for (const kind of ['input', 'change']) document.removeEventListener(kind, forget);
  // A page that was mounted anew has other elements.
  const current = element => element.isConnected || !element.id ? element : document.getElementById(element.id) ?? element;
  for (const [early, value] of entered) {
    const field = current(early);
    field[property(field)] = value;
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  for (const target of pressed) target.click();
}, { once: true });

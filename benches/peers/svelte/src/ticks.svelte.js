import { SvelteSet } from 'svelte/reactivity';

const KEY = 'ticks';
export const ticks = new SvelteSet();

let isRead = false;

/** Called once hydrated, since the prerendered page knows of no ticks, or earlier by a tick that is replayed. */
export function readTicks() {
  if (isRead) return;
  isRead = true;
  for (const id of JSON.parse(localStorage.getItem(KEY) ?? '[]')) ticks.add(id);
}

export function setTick(id, isDone) {
  readTicks();
  if (isDone) ticks.add(id);
  else ticks.delete(id);
  localStorage.setItem(KEY, JSON.stringify([...ticks]));
}

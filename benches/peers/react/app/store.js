import { useSyncExternalStore } from 'react';

const KEY = 'ticks';
const none = new Set();
let ticks = null;
const listeners = new Set();

const read = () => ticks ??= new Set(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
const subscribe = listener => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function setTick(id, isDone) {
  ticks = new Set(read());
  if (isDone) ticks.add(id);
  else ticks.delete(id);
  localStorage.setItem(KEY, JSON.stringify([...ticks]));
  for (const listener of listeners) listener();
}

/** What `select` makes of the ticks; none are known while prerendering and hydrating. */
export const useTicks = select => useSyncExternalStore(subscribe, () => select(read()), () => select(none));

import { useState, useSyncExternalStore } from 'react';

/** A tap is told to the page in steps, the last of them some time after the finger is up. */
const settledAfterMs = 250;

const listeners = new Set<() => void>();
let isPressing = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(pressing: boolean): void {
  isPressing = pressing;
  for (const listener of listeners) listener();
}

function begin(): void {
  clearTimeout(timer);
  if (!isPressing) tell(true);
}

function end(): void {
  clearTimeout(timer);
  timer = setTimeout(() => tell(false), settledAfterMs);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('pointerdown', begin, true);
    document.addEventListener('pointerup', end, true);
    document.addEventListener('pointercancel', end, true);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('pointerdown', begin, true);
    document.removeEventListener('pointerup', end, true);
    document.removeEventListener('pointercancel', end, true);
    clearTimeout(timer);
    isPressing = false;
  };
}

/**
 * A value that does not change while somebody presses: pressing a button leaves the field before it, and what then
 * appears or vanishes below that field must not move the button away from under the pointer.
 */
export function useSteady<Value>(value: Value): Value {
  const isHeld = useSyncExternalStore(subscribe, () => isPressing);
  const [shown, setShown] = useState(value);
  if (!isHeld && !Object.is(shown, value)) setShown(() => value);
  return isHeld ? shown : value;
}

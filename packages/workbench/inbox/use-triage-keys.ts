import { type RefObject, useEffect, useRef } from 'react';
import { type TriageAct, type TriagePress, triageAct } from './triage-model.ts';

const typingPlaces = 'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]';

/**
 * Listens for the letters of triage while nothing else has the keyboard: no field, no menu, no dialogue. `act` is told
 * the id of the row that has the focus. Moving is done here: rows get the focus, and the list follows it.
 */
export function useTriageKeys(
  list: RefObject<HTMLElement | null>,
  act: (act: TriageAct, row: string | undefined, next: string | undefined) => void,
): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    let before: TriagePress | undefined;
    const listen = (event: KeyboardEvent) => {
      const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt, target } = event;
      const press = { key, ctrl, meta, alt, at: event.timeStamp };
      const wanted = isListening(target) ? triageAct(press, before) : undefined;
      before = press;
      if (!wanted || !list.current) return;
      const rows = [...list.current.querySelectorAll<HTMLElement>('[role=row][data-key]')];
      const at = rows.findIndex((row) => target instanceof Node && row.contains(target));
      const next = rows[Math.max(0, wanted.endsWith('previous') ? at - 1 : at + 1)];
      event.preventDefault();
      // Else the list would take the letter for the beginning of a row's text.
      event.stopPropagation();
      if (/next|previous/.test(wanted)) next?.focus();
      latest.current(wanted, rows[at]?.dataset.key, next?.dataset.key);
    };
    // Before the list hears of it.
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [list]);
}

function isListening(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.matches(typingPlaces)) return false;
  return target === document.body || target.closest('#content') !== null;
}

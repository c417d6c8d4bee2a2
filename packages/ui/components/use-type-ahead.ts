import { type KeyboardEvent, useRef } from 'react';
import { findByPrefix } from './list-movement.ts';

/** What is typed within this many milliseconds is one word. */
const pause = 700;

/** Moves to the row that begins with what is typed; answers whether the key was such a letter. */
export function useTypeAhead(texts: { at(index: number): string; count: number }, onFound: (index: number) => void) {
  const typed = useRef({ text: '', at: 0 });
  return (event: KeyboardEvent, index: number): boolean => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const now = Date.now();
    const isNewWord = now - typed.current.at > pause;
    if (isNewWord && event.key === ' ') return false;
    const text = isNewWord ? event.key : typed.current.text + event.key;
    typed.current = { text, at: now };
    const found = findByPrefix(texts, isNewWord ? index + 1 : index, text);
    if (found !== undefined) onFound(found);
    return true;
  };
}

import { createContext, useCallback, useContext, useEffect, useId, useState } from 'react';
import type { UnsavedInput } from './unsaved-input.ts';

/** The dialog or the screen that wants to know; absent where nobody does, as before the sign-in. */
export const UnsavedContext = createContext<UnsavedInput | undefined>(undefined);

/**
 * While `isUnsaved`, closing the dialog, going elsewhere, reloading the page and closing the window ask first. Forms say
 * it by `Form isUnsaved`; this is for input that stands outside of one. What it answers is called before leaving by itself.
 */
export function useUnsaved(isUnsaved: boolean): () => void {
  const unsaved = useContext(UnsavedContext);
  const part = useId();
  const release = useCallback(() => unsaved?.release(part), [unsaved, part]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    unsaved?.hold(part);
    return release;
  }, [isUnsaved, unsaved, part, release]);
  return release;
}

/** Whether `held`, plain data, differs from what it was at first: for forms that are gone once they are saved. */
export function useChanged(held: unknown): boolean {
  const now = JSON.stringify(held);
  const [first] = useState(now);
  return now !== first;
}

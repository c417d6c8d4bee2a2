import { useCallback, useEffect, useId } from 'react';
import { useWorkbench } from './workbench-context.ts';

/**
 * While `isUnsaved`, going elsewhere or closing the window asks first. A form that was saved and goes elsewhere by
 * itself calls what this answers before: `const release = useUnsaved(isChanged); … release(); navigate(address)`.
 */
export function useUnsaved(isUnsaved: boolean): () => void {
  const { unsaved } = useWorkbench();
  const form = useId();
  const release = useCallback(() => unsaved.release(form), [unsaved, form]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    unsaved.hold(form);
    return release;
  }, [isUnsaved, unsaved, form, release]);
  return release;
}

import { useCallback, useEffect, useId } from 'react';
import { useWorkbench } from './workbench-context.ts';

/** Which forms on the screen hold something that is not saved; whoever goes elsewhere is asked first. */
export class UnsavedForms {
  readonly #forms = new Set<string>();
  readonly #listeners = new Set<() => void>();

  get areThere(): boolean {
    return this.#forms.size > 0;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  hold(form: string): void {
    this.#forms.add(form);
    this.#tell();
  }

  release(form: string): void {
    if (this.#forms.delete(form)) this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

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

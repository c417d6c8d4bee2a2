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

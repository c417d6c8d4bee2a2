import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

type KeyListener = (event: KeyboardEvent) => boolean;

/** Who stands around an editor and wants its keys before it: the newest is asked first, until one has taken the key. */
export class EditorKeys {
  #listeners: readonly KeyListener[] = [];

  add(listener: KeyListener): () => void {
    this.#listeners = [listener, ...this.#listeners];
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
    };
  }

  /** While a word is being composed, keys belong to that. */
  readonly extension = Extension.create({
    name: 'editorKeys',
    priority: 1500,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleKeyDown: (view, event) =>
            !view.composing &&
            !event.isComposing &&
            event.keyCode !== 229 &&
            this.#listeners.some((listener) => listener(event)),
        },
      }),
    ],
  });
}

import type { Node } from '@tiptap/pm/model';
import type { ComponentType } from 'react';

/** What a view of a node is given: the node as it is now, and ways to change it. */
export interface BlockViewProps {
  readonly node: Node;
  readonly isSelected: boolean;
  /** Where it stands by now; nothing once it is gone. */
  readonly pos: () => number | undefined;
  readonly setAttrs: (attrs: Readonly<Record<string, unknown>>) => void;
}

export interface PortalEntry extends BlockViewProps {
  readonly key: string;
  readonly View: ComponentType<BlockViewProps>;
}

/**
 * The views of nodes that React draws into the places which ProseMirror gives them. They belong to the tree of the
 * document's view, so that language, theme and the parts of the product reach them.
 */
export class ViewPortals {
  readonly #entries = new Map<HTMLElement, PortalEntry>();
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #isAsked = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly version = (): number => this.#version;

  get entries(): readonly (readonly [HTMLElement, PortalEntry])[] {
    return [...this.#entries];
  }

  set(place: HTMLElement, entry: PortalEntry): void {
    this.#entries.set(place, entry);
    this.#tell();
  }

  remove(place: HTMLElement): void {
    this.#entries.delete(place);
    this.#tell();
  }

  /** Once for all that a transaction changes. */
  #tell(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => {
      this.#isAsked = false;
      this.#version++;
      for (const listener of this.#listeners) listener();
    });
  }
}

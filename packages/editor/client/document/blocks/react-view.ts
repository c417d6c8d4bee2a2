import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView, NodeViewConstructor } from '@tiptap/pm/view';
import type { ComponentType } from 'react';
import type { BlockViewProps, ViewPortals } from './view-portals.ts';

interface ReactViewOptions {
  readonly View: ComponentType<BlockViewProps>;
  readonly className: string;
  /** Within a line. */
  readonly isInline?: boolean;
  /** The element for what is written within the node, beside what React draws; without it nothing can be. */
  readonly content?: 'div' | 'code';
  /** Data attributes of the element that follow from the node. */
  readonly dataOf?: (node: Node) => Readonly<Record<string, string>>;
}

let made = 0;

/** A node that React draws, with the content, if it has any, left to ProseMirror. */
export function reactView(portals: ViewPortals, options: ReactViewOptions): NodeViewConstructor {
  return (node, view, getPos) => new ReactNodeView({ portals, options, view, getPos, node });
}

interface Parts {
  readonly portals: ViewPortals;
  readonly options: ReactViewOptions;
  readonly view: EditorView;
  readonly getPos: () => number | undefined;
  readonly node: Node;
}

class ReactNodeView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM?: HTMLElement;
  readonly #place: HTMLElement;
  readonly #parts: Parts;
  readonly #key = `block-${made++}`;
  #node: Node;
  #isSelected = false;

  constructor(parts: Parts) {
    const { options, node } = parts;
    const tag = options.isInline ? 'span' : 'div';
    this.#parts = parts;
    this.#node = node;
    this.dom = document.createElement(tag);
    this.dom.className = options.className;
    this.#place = document.createElement(tag);
    this.#place.contentEditable = 'false';
    this.#place.className = 'k-block-view';
    this.dom.append(this.#place);
    if (options.content) {
      this.contentDOM = document.createElement(options.content);
      this.contentDOM.className = 'k-block-content';
      const outer = options.content === 'code' ? document.createElement('pre') : this.dom;
      outer.append(this.contentDOM);
      if (outer !== this.dom) this.dom.append(outer);
    }
    this.#draw();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const isSame = node.hasMarkup(this.#node.type, this.#node.attrs) && node.textContent === this.#node.textContent;
    this.#node = node;
    if (!isSame) this.#draw();
    return true;
  }

  selectNode(): void {
    this.#isSelected = true;
    this.dom.classList.add('is-selected');
    this.#draw();
  }

  deselectNode(): void {
    this.#isSelected = false;
    this.dom.classList.remove('is-selected');
    this.#draw();
  }

  /** Buttons and fields are React's; a click on the rest selects the node. */
  stopEvent({ target, type }: Event): boolean {
    if (!(target instanceof Element) || !this.#place.contains(target)) return false;
    if (type.startsWith('drag') || type === 'drop') return false;
    return target.closest('button, input, textarea, select, a, [role="textbox"], [data-own-events]') !== null;
  }

  ignoreMutation(mutation: MutationRecord | { type: 'selection'; target: globalThis.Node }): boolean {
    if (mutation.type === 'selection') return false;
    return !this.contentDOM?.contains(mutation.target);
  }

  destroy(): void {
    this.#parts.portals.remove(this.#place);
  }

  #draw(): void {
    const { portals, options, view, getPos } = this.#parts;
    for (const [name, value] of Object.entries(options.dataOf?.(this.#node) ?? {})) this.dom.dataset[name] = value;
    portals.set(this.#place, {
      key: this.#key,
      View: options.View,
      node: this.#node,
      isSelected: this.#isSelected,
      pos: getPos,
      setAttrs: (attrs) => {
        const pos = getPos();
        const now = pos === undefined ? null : view.state.doc.nodeAt(pos);
        if (pos === undefined || now?.type !== this.#node.type) return;
        view.dispatch(view.state.tr.setNodeMarkup(pos, undefined, { ...now.attrs, ...attrs }));
      },
    });
  }
}

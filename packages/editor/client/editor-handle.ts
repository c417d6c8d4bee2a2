import type { Body } from '@kontor/matrix/shared';
import { markdownOf } from '@kontor/matrix/shared';
import type { Editor } from '@tiptap/core';
import { bodyOfDoc } from '../shared/body-of-doc.ts';
import { trimmed } from '../shared/trimmed.ts';
import { type Format, formats } from './formats.ts';
import { messageAddresses, wordsBefore } from './insert.ts';

/** Somebody or something to be named, as the mention node has it. */
export interface NamedObject {
  readonly ref: string;
  readonly name: string;
  /** What should be known before naming them, in a few words: that they are away. */
  readonly note?: string;
}

/** What stands in an editor right now, for whoever it stands with. */
export class EditorState {
  readonly isEmpty: boolean;
  /** The line before the caret, for suggestions. */
  readonly before: string;
  readonly hasSelection: boolean;
  readonly isLink: boolean;
  readonly active: ReadonlySet<string>;
  readonly #editor: Editor;
  readonly #doc: Editor['state']['doc'];

  constructor(editor: Editor) {
    const { state } = editor;
    this.#editor = editor;
    this.#doc = state.doc;
    this.isEmpty = isEmpty(editor);
    this.before = wordsBefore(editor);
    this.hasSelection = !state.selection.empty;
    this.isLink = editor.isActive('link');
    this.active = new Set(formats.filter(({ type }) => editor.isActive(type)).map(({ name }) => name));
  }

  /** Without empty lines around it. */
  get body(): Body {
    return trimmed(bodyOfDoc(this.#doc.toJSON(), messageAddresses));
  }

  get markdown(): string {
    return this.isEmpty ? '' : markdownOf(bodyOfDoc(this.#doc.toJSON(), messageAddresses));
  }

  toggle(format: Format): void {
    format.toggle(this.#editor);
  }

  /** The address of the link at the caret. */
  get href(): string {
    const { href } = this.#editor.getAttributes('link');
    return typeof href === 'string' ? href : '';
  }

  /** Of the selection or the link at the caret; where there is neither, the address is written. */
  setLink(href: string): void {
    const { empty } = this.#editor.state.selection;
    const chain = this.#editor.chain().focus();
    const mark = { type: 'link', attrs: { href } };
    if (empty && !this.isLink)
      chain.insertContent({ type: 'text', text: href.replace(/^mailto:/, ''), marks: [mark] }).run();
    else chain.extendMarkRange('link').setMark('link', { href }).run();
  }

  removeLink(): void {
    this.#editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
  }

  /** Puts a name or signs in the place of the last `length` signs before the caret, and a space behind. */
  replaceBefore(length: number, by: NamedObject | string): void {
    const { from } = this.#editor.state.selection;
    const content =
      typeof by === 'string'
        ? [{ type: 'text', text: `${by} ` }]
        : [
            { type: 'mention', attrs: by },
            { type: 'text', text: ' ' },
          ];
    this.#editor
      .chain()
      .focus()
      .insertContentAt({ from: from - length, to: from }, content)
      .run();
  }

  insert(text: string): void {
    this.#editor.chain().focus().insertContent({ type: 'text', text }).run();
  }

  clear(): void {
    // Not the library's own way: that asks the browser to read HTML, which our content security policy forbids.
    this.#editor.commands.setContent({ type: 'doc', content: [{ type: 'paragraph' }] });
  }

  focus(): void {
    this.#editor.commands.focus();
  }
}

function isEmpty({ state: { doc } }: Editor): boolean {
  if (doc.textContent.trim() !== '') return false;
  let isEmpty = true;
  doc.descendants(({ type }) => {
    if (type.name === 'mention' || type.name === 'table' || type.name === 'horizontalRule') isEmpty = false;
    return isEmpty;
  });
  return isEmpty;
}

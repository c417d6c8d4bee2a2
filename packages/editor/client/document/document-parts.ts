import type { ComponentType } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { NamedObject } from '../editor-handle.ts';

/** What was uploaded, as a page refers to it. */
export interface UploadedFile {
  readonly file: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
}

/** Whoever uploads sees how far it is, from 0 to 1, and can stop it. */
export interface UploadWatch {
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

/** An object as it stands in a text: within a line, or as a card of its own. */
export interface ObjectViewProps {
  /** Of the object; React 19 hands it to functions like any other prop. */
  readonly ref: string;
  readonly label: string;
  readonly display: 'inline' | 'card';
}

/** A task of the text, by the id that it keeps. */
export interface TaskViewProps {
  readonly id: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly mayWrite: boolean;
}

/**
 * What a document needs of the product around it; the editor itself knows neither server nor plugins. The same object for
 * as long as nothing in it changes: what is asked of it is asked anew of another.
 */
export interface DocumentParts {
  findObjects(text: string, kind: 'person' | 'any'): Promise<readonly NamedObject[]>;
  readonly ObjectView: ComponentType<ObjectViewProps>;
  /** Stands beside each task of the text. */
  readonly TaskView?: ComponentType<TaskViewProps>;
  /** Without a watch, where nobody sees it, it is only done. */
  upload(file: File, watch?: UploadWatch): Promise<UploadedFile>;
  fileUrl(file: string): string;
  onError(error: unknown): void;
  /** Follows a link of the page: an address, or `kontor:<ref>`; without it addresses open in a window of their own. */
  openLink?(href: string): void;
  /** Begins a comment on what is selected, which are these words; without it none is offered. */
  onComment?(anchor: DocumentAnchor, words: string): void;
  /** The same for other words in their place; called with nothing where the selection is not within one block of text. */
  onSuggest?(place: SuggestedPlace | undefined): void;
}

/** A place in the text that stays with its words while others write: two relative positions of Yjs, as base64. */
export interface DocumentAnchor {
  readonly from: string;
  readonly to: string;
}

/** A stretch within one block of text, with the words that stand there. */
export interface SuggestedPlace {
  readonly anchor: DocumentAnchor;
  readonly words: string;
}

export interface ShownAnchor {
  readonly id: string;
  readonly anchor: DocumentAnchor;
  readonly state: 'open' | 'active' | 'resolved';
  /** Of a suggestion: what is to stand there instead, shown beside it. */
  readonly replacement?: string;
}

export interface OutlineEntry {
  readonly level: number;
  readonly text: string;
  /** Shows the heading and puts the caret there. */
  go(): void;
}

/** Something that keeps a page from being read by everybody. */
export interface Barrier {
  readonly kind: 'picture-without-text' | 'heading-skips' | 'table-without-header' | 'link-says-nothing';
  /** In the language in use: what is the matter, and what helps. */
  readonly text: string;
  go(): void;
}

export interface DocumentEditorHandle {
  focus(): void;
  /** Shows the heading that links call so, the part of an address behind #. */
  goToPlace(name: string): void;
  outline(): readonly OutlineEntry[];
  onOutline(listener: () => void): () => void;
  words(): number;
  /** Opens the search within the text. */
  find(text?: string): void;
  findBarriers(): readonly Barrier[];
  insertText(text: string): void;
  /** Of what is selected; nothing where nothing is. */
  selectionAnchor(): DocumentAnchor | undefined;
  showAnchors(anchors: readonly ShownAnchor[]): void;
  /** Of the shown anchors those whose words are gone. */
  orphans(): readonly string[];
  /** The words within one block of text that an anchor stands for by now; nothing where the place is gone. */
  readAnchor(anchor: DocumentAnchor): string | undefined;
  /** Shows the place of an anchor. */
  goToAnchor(anchor: DocumentAnchor): void;
  /** Tells which shown anchor was clicked, or that the caret has left all of them. */
  onAnchor(listener: (id: string | undefined) => void): () => void;
}

export interface DocumentEditorProps {
  /** Its fragment `body` is the text. */
  readonly document: Y.Doc;
  readonly awareness: Awareness;
  readonly person: { readonly id: string; readonly name: string };
  readonly mayWrite: boolean;
  readonly label: string;
  readonly parts: DocumentParts;
  readonly onReady?: (handle: DocumentEditorHandle) => void;
}

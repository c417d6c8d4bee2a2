import type { AnyExtension } from '@tiptap/core';
import { ShownAnchors } from './anchors/shown-anchors.ts';
import { BlockMoveKeys } from './blockmove/block-move-keys.ts';
import { OpenFootnote } from './blocks/footnote-view.ts';
import { type NodeTextName, NodeViews } from './blocks/node-views.ts';
import { TaskIds } from './blocks/task-ids.ts';
import type { ViewPortals } from './blocks/view-portals.ts';
import type { UploadedFile } from './document-parts.ts';
import type { EditorKeys } from './editor-keys.ts';
import { FindInText } from './find/find-plugin.ts';
import { LinkClicks } from './link/link-clicks.ts';
import { DocumentPasting } from './paste/document-pasting.ts';
import { TableColumns } from './table/table-columns.ts';
import { TypedEmoji } from './typed-emoji.ts';

/** What an editor asks of the view around it, whichever of its renderings is the newest. */
export interface EditorSurroundings {
  readonly keys: EditorKeys;
  readonly portals: ViewPortals;
  readonly text: (name: NodeTextName) => string;
  readonly onFiles: (files: readonly File[], at?: number) => void;
  readonly upload: (file: File) => Promise<UploadedFile | undefined>;
  readonly onError: (error: unknown) => void;
  readonly onAnchor: (id: string | undefined) => void;
  readonly onOpenLink: (href: string) => void;
}

/** Everything that is added to the schema so that people can write in it. */
export function writingExtensions(around: EditorSurroundings): readonly AnyExtension[] {
  return [
    NodeViews.configure({ portals: around.portals, text: around.text }),
    OpenFootnote,
    TaskIds,
    TableColumns,
    BlockMoveKeys,
    FindInText,
    TypedEmoji,
    ShownAnchors.configure({ onAnchor: around.onAnchor }),
    LinkClicks.configure({ onOpen: around.onOpenLink }),
    DocumentPasting.configure({ onFiles: around.onFiles, upload: around.upload, onError: around.onError }),
    around.keys.extension,
  ];
}

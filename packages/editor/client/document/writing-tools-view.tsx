import { type RefObject, useMemo } from 'react';
import { useDocument } from './editor-context.ts';
import type { EditorKeys } from './editor-keys.ts';
import type { InsertTools } from './insert/block-kinds.ts';
import { InsertMenu } from './insert/insert-menu-view.tsx';
import { Suggestions } from './suggest/suggestions-view.tsx';
import { TableMenu } from './table/table-menu-view.tsx';
import { DocumentToolbar } from './toolbar/document-toolbar-view.tsx';

interface WritingToolsProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly keys: EditorKeys;
  readonly isFinding: boolean;
  readonly onFinding: (isFinding: boolean) => void;
}

/** All that stands around a text while somebody writes in it. */
export function WritingTools({ frame, keys, isFinding, onFinding }: WritingToolsProps) {
  const { editor } = useDocument();
  const tools = useMemo<InsertTools>(
    () => ({ choosePicture: () => undefined, chooseFile: () => undefined, chooseObject: () => undefined }),
    [],
  );
  return (
    <>
      <DocumentToolbar editor={editor} onLink={() => undefined} onFind={() => onFinding(!isFinding)}>
        <TableMenu editor={editor} />
        <InsertMenu editor={editor} tools={tools} />
      </DocumentToolbar>
      <Suggestions frame={frame} keys={keys} tools={tools} />
    </>
  );
}

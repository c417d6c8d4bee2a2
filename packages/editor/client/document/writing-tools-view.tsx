import { type RefObject, useMemo, useRef, useState } from 'react';
import { BlockHandle } from './blockmove/block-handle-view.tsx';
import { Bubble } from './bubble/bubble-view.tsx';
import { useDocument } from './editor-context.ts';
import type { EditorKeys } from './editor-keys.ts';
import type { InsertTools } from './insert/block-kinds.ts';
import { InsertMenu } from './insert/insert-menu-view.tsx';
import { ObjectDialog } from './insert/object-dialog-view.tsx';
import { Suggestions } from './suggest/suggestions-view.tsx';
import { DocumentToolbar } from './toolbar/document-toolbar-view.tsx';
import { useKeyboardInset } from './toolbar/use-keyboard-inset.ts';

interface WritingToolsProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly keys: EditorKeys;
  readonly onFind: () => void;
  readonly upload: (files: readonly File[]) => Promise<void>;
}

/** All that stands around a text while somebody writes in it. */
export function WritingTools({ frame, keys, onFind, upload }: WritingToolsProps) {
  const { editor } = useDocument();
  const [isLinking, setLinking] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const picture = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  useKeyboardInset(frame);
  const tools = useMemo<InsertTools>(
    () => ({
      choosePicture: () => picture.current?.click(),
      chooseFile: () => file.current?.click(),
      chooseObject: () => setChoosing(true),
    }),
    [],
  );
  const onChosen = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const files = [...(currentTarget.files ?? [])];
    currentTarget.value = '';
    void upload(files);
  };
  return (
    <>
      <DocumentToolbar editor={editor} keys={keys} onLink={() => setLinking(true)} onFind={onFind}>
        <InsertMenu editor={editor} tools={tools} />
      </DocumentToolbar>
      <Suggestions frame={frame} keys={keys} tools={tools} />
      <Bubble frame={frame} keys={keys} isLinking={isLinking} onLinking={setLinking} />
      <BlockHandle frame={frame} />
      <ObjectDialog isOpen={isChoosing} onOpenChange={setChoosing} />
      <input ref={picture} type="file" accept="image/*" multiple hidden onChange={onChosen} />
      <input ref={file} type="file" multiple hidden onChange={onChosen} />
    </>
  );
}

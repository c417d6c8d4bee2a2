import { Dialog, SearchField, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { NamedObject } from '../../editor-handle.ts';
import { useDocument } from '../editor-context.ts';
import { insertBlock } from './insert-block.ts';
import { objectMessages } from './object-messages.ts';

interface ObjectDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Finds something in Kontor that then stands in the page as a card. */
export function ObjectDialog({ isOpen, onOpenChange }: ObjectDialogProps) {
  const t = useMessages(objectMessages);
  return (
    <Dialog title={t('title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <ObjectSearch onDone={close} />}
    </Dialog>
  );
}

function ObjectSearch({ onDone }: { readonly onDone: () => void }) {
  const t = useMessages(objectMessages);
  const { editor, parts } = useDocument();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly NamedObject[]>([]);
  useEffect(() => {
    let isOver = false;
    parts.findObjects(text, 'any').then(
      (objects) => {
        if (!isOver) setFound(objects);
      },
      (error: unknown) => parts.onError(error),
    );
    return () => {
      isOver = true;
    };
  }, [text, parts]);

  function choose(ref: string): void {
    const object = found.find((each) => each.ref === ref);
    onDone();
    if (object) insertBlock(editor, { type: 'embed', attrs: { ref, name: object.name } });
  }

  return (
    <div className="flex min-h-64 flex-col gap-3">
      <SearchField label={t('search')} placeholder={t('search')} value={text} onChange={setText} autoFocus />
      <ListBox
        aria-label={t('found')}
        items={found.map(({ ref, name }) => ({ id: ref, name }))}
        onAction={(key) => choose(String(key))}
        renderEmptyState={() => <p className="p-2 text-sm text-muted">{text === '' ? t('type') : t('nothing')}</p>}
        className="outline-none"
      >
        {({ id, name }) => (
          <ListBoxItem
            id={id}
            textValue={name}
            className="flex min-h-9 items-center rounded-md px-2 text-sm outline-none coarse:min-h-11 data-focused:bg-hover data-hovered:bg-hover"
          >
            {name}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}

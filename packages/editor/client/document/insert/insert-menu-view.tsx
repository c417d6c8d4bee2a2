import { Button, Menu, MenuItem, MenuTrigger, Plus, useMessages } from '@kontor/ui';
import type { Editor } from '@tiptap/core';
import { documentMessages } from '../document-messages.ts';
import { blockKinds, type InsertTools } from './block-kinds.ts';
import { blockMessages } from './block-messages.ts';

/** Those that the bar has a place of its own for. */
const elsewhere = ['heading1', 'heading2', 'heading3', 'bulletList', 'orderedList', 'taskList'];

/** Everything that can be inserted, for who does not know „/“. */
export function InsertMenu({ editor, tools }: { readonly editor: Editor; readonly tools: InsertTools }) {
  const t = useMessages(documentMessages);
  const nameOf = useMessages(blockMessages);
  return (
    <MenuTrigger>
      <Button variant="quiet" size="sm" icon={Plus} className="shrink-0 px-2!">
        <span className="max-sm:sr-only">{t('insert')}</span>
      </Button>
      <Menu placement="bottom start">
        {blockKinds
          .filter(({ name }) => !elsewhere.includes(name))
          .map(({ name, icon, insert }) => (
            <MenuItem key={name} icon={icon} onAction={() => insert(editor, tools)}>
              {nameOf(name)}
            </MenuItem>
          ))}
      </Menu>
    </MenuTrigger>
  );
}

import {
  ArrowDownToLine,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUpToLine,
  Combine,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  PanelTop,
  SplitSquareHorizontal,
  TableProperties,
  Trash2,
  useMessages,
} from '@kontor/ui';
import type { Editor } from '@tiptap/core';
import { useEditorValue } from '../use-editor-value.ts';
import { tableMessages } from './table-messages.ts';

/** What can be done to the table that the caret is in; outside of tables there is nothing. */
export function TableMenu({ editor }: { readonly editor: Editor }) {
  const t = useMessages(tableMessages);
  const isInTable = useEditorValue(editor, () => editor.isActive('table'));
  const canMerge = useEditorValue(editor, () => isInTable && editor.can().mergeCells());
  const canSplit = useEditorValue(editor, () => isInTable && editor.can().splitCell());
  if (!isInTable) return null;
  const run = () => editor.chain().focus();
  return (
    <MenuTrigger>
      <IconButton size="sm" icon={TableProperties} label={t('table')} isActive />
      <Menu placement="bottom start">
        <MenuItem icon={ArrowUpToLine} onAction={() => run().addRowBefore().run()}>
          {t('rowAbove')}
        </MenuItem>
        <MenuItem icon={ArrowDownToLine} onAction={() => run().addRowAfter().run()}>
          {t('rowBelow')}
        </MenuItem>
        <MenuItem icon={ArrowLeftToLine} onAction={() => run().addColumnBefore().run()}>
          {t('columnBefore')}
        </MenuItem>
        <MenuItem icon={ArrowRightToLine} onAction={() => run().addColumnAfter().run()}>
          {t('columnAfter')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={PanelTop} onAction={() => run().toggleHeaderRow().run()}>
          {t('headerRow')}
        </MenuItem>
        <MenuItem icon={PanelTop} onAction={() => run().toggleHeaderColumn().run()}>
          {t('headerColumn')}
        </MenuItem>
        <MenuItem icon={Combine} isDisabled={!canMerge} onAction={() => run().mergeCells().run()}>
          {t('merge')}
        </MenuItem>
        <MenuItem icon={SplitSquareHorizontal} isDisabled={!canSplit} onAction={() => run().splitCell().run()}>
          {t('split')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} onAction={() => run().deleteRow().run()}>
          {t('deleteRow')}
        </MenuItem>
        <MenuItem icon={Trash2} onAction={() => run().deleteColumn().run()}>
          {t('deleteColumn')}
        </MenuItem>
        <MenuItem icon={Trash2} isDestructive onAction={() => run().deleteTable().run()}>
          {t('deleteTable')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

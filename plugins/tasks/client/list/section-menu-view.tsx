import { useAction } from '@kontor/plugin-api/client';
import {
  ArrowDown,
  ArrowUp,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Pencil,
  Trash2,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import {
  changeSection,
  getList,
  listLists,
  listTasks,
  removeSection,
  type Section,
  type TaskList,
} from '../../shared/index.ts';
import { rankBetween } from '../../shared/rank-between.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { RenameDialog } from './rename-dialog-view.tsx';

/** What can be done with a section. */
export function SectionMenu({ list, section }: { readonly list: TaskList; readonly section: Section }) {
  const t = useMessages(tasksMessages);
  const [isRenaming, setRenaming] = useState(false);
  const refreshes = [getList, listLists, listTasks];
  const change = useAction(changeSection, { refreshes });
  const remove = useAction(removeSection, { refreshes });
  const { sections } = list;
  const index = sections.findIndex(({ id }) => id === section.id);
  const move = (before: number, after: number) =>
    void change.run({
      list: list.id,
      section: section.id,
      rank: rankBetween(sections[before]?.rank ?? null, sections[after]?.rank ?? null),
    });
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} size="sm" label={t('sectionActions', { title: section.title })} />
        <Menu>
          <MenuItem icon={Pencil} onAction={() => setRenaming(true)}>
            {t('rename')}
          </MenuItem>
          <MenuItem icon={ArrowUp} isDisabled={index <= 0} onAction={() => move(index - 2, index - 1)}>
            {t('moveUp')}
          </MenuItem>
          <MenuItem
            icon={ArrowDown}
            isDisabled={index >= sections.length - 1}
            onAction={() => move(index + 1, index + 2)}
          >
            {t('moveDown')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            icon={Trash2}
            isDestructive
            onAction={() => void remove.run({ list: list.id, section: section.id })}
          >
            {t('removeSection')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {isRenaming && (
        <RenameDialog
          title={t('rename')}
          label={t('sectionTitle')}
          value={section.title}
          error={change.error?.message}
          onSave={async (title) => (await change.run({ list: list.id, section: section.id, title })) !== undefined}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}

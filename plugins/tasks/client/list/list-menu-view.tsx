import { lazyLayer, useAction } from '@kontor/plugin-api/client';
import {
  Archive,
  EllipsisVertical,
  IconButton,
  Lock,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  TableProperties,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { changeList, getList, listLists, type TaskList } from '../../shared/index.ts';
import { accessMessages } from '../access/access-messages.ts';
import { fieldMessages } from '../fields/field-messages.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { RenameDialog } from './rename-dialog-view.tsx';

const AccessDialog = lazyLayer(async () => (await import('../access/list-access-dialog-view.tsx')).ListAccessDialog);

const FieldsDialog = lazyLayer(async () => (await import('../fields/list-fields-dialog-view.tsx')).ListFieldsDialog);

/** What those in charge of a list can do with it. */
export function ListMenu({ list }: { readonly list: TaskList }) {
  const t = useMessages(tasksMessages);
  const ta = useMessages(accessMessages);
  const tf = useMessages(fieldMessages);
  const [isFielding, setFielding] = useState(false);
  const [isNarrowing, setNarrowing] = useState(false);
  const [isRenaming, setRenaming] = useState(false);
  const { run, error } = useAction(changeList, { refreshes: [getList, listLists] });
  const change = { list: list.id, revision: list.revision };
  const isArchived = list.archivedAt !== null;
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('listActions')} />
        <Menu>
          <MenuItem icon={Pencil} onAction={() => setRenaming(true)}>
            {t('rename')}
          </MenuItem>
          <MenuItem icon={TableProperties} onAction={() => setFielding(true)}>
            {tf('editFields')}
          </MenuItem>
          {list.place.kind !== 'person' && (
            <MenuItem icon={Lock} onAction={() => setNarrowing(true)}>
              {ta('access')}
            </MenuItem>
          )}
          <MenuItem icon={Archive} onAction={() => void run({ ...change, archived: !isArchived })}>
            {t(isArchived ? 'unarchiveList' : 'archiveList')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {isFielding && <FieldsDialog list={list} onClose={() => setFielding(false)} />}
      {isNarrowing && <AccessDialog list={list} onClose={() => setNarrowing(false)} />}
      {isRenaming && (
        <RenameDialog
          title={t('renameList')}
          label={t('listTitle')}
          value={list.title}
          error={error?.message}
          onSave={async (title) => (await run({ ...change, title })) !== undefined}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}

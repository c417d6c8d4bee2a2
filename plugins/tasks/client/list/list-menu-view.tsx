import { lazyLayer, useAction } from '@kontor/plugin-api/client';
import {
  Archive,
  Download,
  EllipsisVertical,
  IconButton,
  LayoutTemplate,
  Lock,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  TableProperties,
  Upload,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { changeList, getList, listLists, type TaskList } from '../../shared/index.ts';
import { accessMessages } from '../access/access-messages.ts';
import { csvMessages } from '../csv/csv-messages.ts';
import { fieldMessages } from '../fields/field-messages.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { templateMessages } from '../templates/template-messages.ts';
import { RenameDialog } from './rename-dialog-view.tsx';

const dialogs = {
  access: lazyLayer(async () => (await import('../access/list-access-dialog-view.tsx')).ListAccessDialog),
  fields: lazyLayer(async () => (await import('../fields/list-fields-dialog-view.tsx')).ListFieldsDialog),
  export: lazyLayer(async () => (await import('../csv/export-csv-dialog-view.tsx')).ExportCsvDialog),
  template: lazyLayer(async () => (await import('../templates/save-template-dialog-view.tsx')).SaveTemplateDialog),
  import: lazyLayer(async () => (await import('../csv/import-csv-dialog-view.tsx')).ImportCsvDialog),
};

/** What somebody can do with a list: everybody takes it along, those who work on it fill it, those in charge decide on it. */
export function ListMenu({ list }: { readonly list: TaskList }) {
  const t = useMessages(tasksMessages);
  const tt = useMessages(templateMessages);
  const [ta, tc, tf] = [useMessages(accessMessages), useMessages(csvMessages), useMessages(fieldMessages)];
  const [shown, setShown] = useState<keyof typeof dialogs>();
  const [isRenaming, setRenaming] = useState(false);
  const { run, error } = useAction(changeList, { refreshes: [getList, listLists] });
  const change = { list: list.id, revision: list.revision };
  const isArchived = list.archivedAt !== null;
  const mayManage = list.right === 'manage';
  const Shown = shown && dialogs[shown];
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('listActions')} />
        <Menu>
          {mayManage && (
            <MenuItem icon={Pencil} onAction={() => setRenaming(true)}>
              {t('rename')}
            </MenuItem>
          )}
          {mayManage && (
            <MenuItem icon={TableProperties} onAction={() => setShown('fields')}>
              {tf('editFields')}
            </MenuItem>
          )}
          {mayManage && list.place.kind !== 'person' && (
            <MenuItem icon={Lock} onAction={() => setShown('access')}>
              {ta('access')}
            </MenuItem>
          )}
          <MenuItem icon={Download} onAction={() => setShown('export')}>
            {tc('export')}
          </MenuItem>
          {list.right !== 'read' && !isArchived && (
            <MenuItem icon={Upload} onAction={() => setShown('import')}>
              {tc('import')}
            </MenuItem>
          )}
          <MenuItem icon={LayoutTemplate} onAction={() => setShown('template')}>
            {tt('save')}
          </MenuItem>
          {mayManage && (
            <MenuItem icon={Archive} onAction={() => void run({ ...change, archived: !isArchived })}>
              {t(isArchived ? 'unarchiveList' : 'archiveList')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {Shown && <Shown list={list} onClose={() => setShown(undefined)} />}
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

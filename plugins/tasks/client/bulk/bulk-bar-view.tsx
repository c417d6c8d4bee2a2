import { labelOf, useScreenCommands } from '@kontor/plugin-api/client';
import {
  Archive,
  ArrowRight,
  Button,
  Calendar,
  Check,
  Checkbox,
  Flag,
  IconButton,
  ListTree,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Pencil,
  RotateCcw,
  TagIcon,
  Toolbar,
  Trash2,
  UserPlus,
  useMessages,
  X,
} from '@kontor/ui';
import { useState } from 'react';
import type { Task, TaskChange, TaskList } from '../../shared/index.ts';
import { BulkDialog, type BulkField } from './bulk-dialog-view.tsx';
import { bulkMessages } from './bulk-messages.ts';
import { type BulkChanges, useBulkChanges } from './use-bulk-changes.ts';

interface BulkBarProps {
  readonly list: TaskList;
  /** All that can be chosen. */
  readonly tasks: readonly Task[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onLeave: () => void;
}

/** How many tasks are chosen, and what becomes of them. */
export function BulkBar({ list, tasks, chosen, onChoose, onLeave }: BulkBarProps) {
  const t = useMessages(bulkMessages);
  const changes = useBulkChanges();
  const [field, setField] = useState<BulkField>();
  const those = tasks.filter(({ id }) => chosen.has(id));
  const closed = those.filter(({ state }) => state !== 'open');
  const isNone = those.length === 0;
  const actions = { those, changes, done: () => onChoose(new Set()) };
  useScreenCommands([{ id: 'tasks.leave-selection', label: leaveLabel, icon: X, run: onLeave }]);
  return (
    <div className="sticky top-0 z-20 -mx-2 rounded-lg bg-raised px-2 py-1.5 shadow-float print:hidden">
      <Toolbar label={t('actions')}>
        <Checkbox
          isSelected={!isNone && those.length === tasks.length}
          isIndeterminate={!isNone && those.length < tasks.length}
          isDisabled={tasks.length === 0}
          aria-label={t('all')}
          onChange={(all) => onChoose(new Set(all ? tasks.map(({ id }) => id) : []))}
          className="px-1 coarse:px-2"
        />
        <span role="status" className="min-w-0 grow text-sm font-medium">
          {t('chosen', { count: those.length })}
        </span>
        <StateButton {...actions} />
        <MenuTrigger>
          <Button size="sm" variant="quiet" icon={Pencil} isDisabled={isNone}>
            {t('change')}
          </Button>
          <Menu>
            <MenuItem icon={Calendar} onAction={() => setField('due')}>
              {t('due')}
            </MenuItem>
            <MenuItem icon={UserPlus} onAction={() => setField('assign')}>
              {t('assign')}
            </MenuItem>
            <MenuItem icon={Flag} onAction={() => setField('priority')}>
              {t('priority')}
            </MenuItem>
            <MenuItem icon={TagIcon} onAction={() => setField('labels')}>
              {t('labels')}
            </MenuItem>
            {list.sections.length > 0 ? (
              <MenuItem icon={ListTree} onAction={() => setField('section')}>
                {t('section')}
              </MenuItem>
            ) : null}
            <MenuItem icon={ArrowRight} onAction={() => setField('move')}>
              {t('move')}
            </MenuItem>
            <MenuSeparator />
            {those.some(({ state }) => state === 'open') ? (
              <MenuItem icon={X} onAction={() => run(actions, () => ({ state: 'dropped' }), 'didDrop', t)}>
                {t('drop')}
              </MenuItem>
            ) : null}
            {closed.some(({ archived }) => !archived) ? (
              <MenuItem
                icon={Archive}
                onAction={() => run({ ...actions, those: closed }, () => ({ archived: true }), 'didArchive', t)}
              >
                {t('archive')}
              </MenuItem>
            ) : null}
            {those.some(({ archived }) => archived) ? (
              <MenuItem icon={Archive} onAction={() => run(actions, () => ({ archived: false }), 'didUnarchive', t)}>
                {t('unarchive')}
              </MenuItem>
            ) : null}
            <MenuItem
              icon={Trash2}
              isDestructive
              onAction={() => {
                void changes.remove(those, (count) => t('didDelete', { count }));
                actions.done();
              }}
            >
              {t('delete')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
        <IconButton icon={X} label={t('leave')} size="sm" onPress={onLeave} />
      </Toolbar>
      {field !== undefined && (
        <BulkDialog
          field={field}
          list={list}
          tasks={those}
          changes={changes}
          onDone={actions.done}
          onClose={() => setField(undefined)}
        />
      )}
    </div>
  );
}

const leaveLabel = labelOf(bulkMessages, 'leave');

interface Actions {
  readonly those: readonly Task[];
  readonly changes: BulkChanges;
  readonly done: () => void;
}

type Said = 'didDrop' | 'didArchive' | 'didUnarchive' | 'didFinish' | 'didReopen';

function run(
  { those, changes, done }: Actions,
  changeOf: (task: Task) => TaskChange,
  said: Said,
  t: (name: Said, values: { readonly count: number }) => string,
) {
  void changes.change(those, changeOf, (count) => t(said, { count }));
  done();
}

/** Finishes what is open; where nothing is, opens it again. */
function StateButton(actions: Actions) {
  const t = useMessages(bulkMessages);
  const isOpening = actions.those.length > 0 && actions.those.every(({ state }) => state !== 'open');
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={isOpening ? RotateCcw : Check}
      isDisabled={actions.those.length === 0}
      onPress={() =>
        isOpening
          ? run(actions, () => ({ state: 'open' }), 'didReopen', t)
          : run(actions, (task) => (task.state === 'open' ? { state: 'done' } : {}), 'didFinish', t)
      }
    >
      <span className="max-sm:sr-only">{t(isOpening ? 'reopen' : 'finish')}</span>
    </Button>
  );
}

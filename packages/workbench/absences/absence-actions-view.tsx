import { localMinute } from '@kontor/base';
import {
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  Trash2,
  UserCheck,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useEffect } from 'react';
import { absenceMessages } from './absence-messages.ts';
import { isRunning, type OwnAbsence } from './absence-model.ts';
import { useAbsenceChanges } from './use-absence-changes.ts';

export interface AbsenceActionsProps {
  readonly absence: OwnAbsence;
  readonly days: string;
  readonly onChange: () => void;
}

/** Changes an absence, ends one that runs, removes one to come; the latter can be undone. */
export function AbsenceActions({ absence, days, onChange }: AbsenceActionsProps) {
  const t = useMessages(absenceMessages);
  const toast = useToast();
  const { enter, remove } = useAbsenceChanges();
  const isNow = isRunning(absence, localMinute(new Date()));
  const error = enter.error ?? remove.error;
  useEffect(() => {
    if (error) toast.show({ text: error.message, tone: 'danger' });
  }, [error, toast]);
  const { id: _id, person: _person, substituteName: _name, ...again } = absence;
  const enterAgain = () => void enter.run(again);
  async function end() {
    const ended = await remove.run({ absence: absence.id });
    if (ended === 'refused') return;
    if (ended === 'waiting') toast.show({ text: t('waits'), tone: 'success' });
    else if (isNow) toast.show({ text: t('ended'), tone: 'success' });
    else toast.showUndo(t('removed'), enterAgain);
  }
  return (
    <MenuTrigger>
      <IconButton size="sm" icon={EllipsisVertical} label={t('actions', { days })} />
      <Menu>
        <MenuItem icon={Pencil} onAction={onChange}>
          {t('change')}
        </MenuItem>
        {isNow ? (
          <MenuItem icon={UserCheck} onAction={() => void end()}>
            {t('end')}
          </MenuItem>
        ) : (
          <MenuItem icon={Trash2} isDestructive onAction={() => void end()}>
            {t('remove')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}

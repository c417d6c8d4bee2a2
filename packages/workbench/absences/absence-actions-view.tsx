import { isoDate } from '@kontor/base';
import { ApiError, useCall } from '@kontor/plugin-api/client';
import { listAbsences, removeAbsence, setAbsence } from '@kontor/schema';
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
import { useQueryClient } from '@tanstack/react-query';
import { absenceMessages } from './absence-messages.ts';
import { isRunning, type OwnAbsence } from './absence-model.ts';

export interface AbsenceActionsProps {
  readonly absence: OwnAbsence;
  readonly days: string;
  readonly onChange: () => void;
}

/** Changes an absence, ends one that runs, removes one to come; the latter can be undone. */
export function AbsenceActions({ absence, days, onChange }: AbsenceActionsProps) {
  const t = useMessages(absenceMessages);
  const toast = useToast();
  const call = useCall();
  const queries = useQueryClient();
  const isNow = isRunning(absence, isoDate(new Date()));
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await queries.invalidateQueries({ queryKey: [listAbsences.name] });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: failure.message, tone: 'danger' });
    }
  }
  const enterAgain = () =>
    attempt(async () => {
      const { from, until, note, substitute } = absence;
      await call(setAbsence, { from, until, note, substitute });
    });
  const end = () =>
    attempt(async () => {
      await call(removeAbsence, { absence: absence.id });
      if (isNow) toast.show({ text: t('ended'), tone: 'success' });
      else toast.showUndo(t('removed'), () => void enterAgain());
    });
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

import { isoDate } from '@kontor/base';
import {
  Button,
  DatePicker,
  Dialog,
  Form,
  FormActions,
  FormError,
  Switch,
  TextField,
  useChanged,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { PersonPicker } from '../people/person-picker-view.tsx';
import { absenceMessages } from './absence-messages.ts';
import { absenceInput, draftOf, isReversed, type OwnAbsence, withFrom, withTimes } from './absence-model.ts';
import { SubstituteAway } from './substitute-away-view.tsx';
import { useAbsenceChanges } from './use-absence-changes.ts';

export interface AbsenceDialogProps {
  /** The absence to change; absent for a new one. */
  readonly absence?: OwnAbsence;
  readonly onClose: () => void;
}

/** Days or hours of an own absence, who stands in, and what is said to whom. */
export function AbsenceDialog({ absence, onClose }: AbsenceDialogProps) {
  const t = useMessages(absenceMessages);
  const toast = useToast();
  const [draft, setDraft] = useState(() => draftOf(absence, isoDate(new Date())));
  const isUnsaved = useChanged(draft);
  const { enter, change } = useAbsenceChanges();
  const error = enter.error ?? change.error;
  async function submit() {
    const input = absenceInput(draft);
    if (!input || isReversed(draft)) return;
    const saved = absence ? await change.run({ absence: absence.id, ...input }) : await enter.run(input);
    if (saved === 'refused') return;
    const done = absence ? 'changed' : 'entered';
    toast.show({ text: t(saved === 'waiting' ? 'waits' : done), tone: 'success' });
    onClose();
  }
  return (
    <Dialog title={t(absence ? 'changeTitle' : 'enter')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={() => void submit()}>
        <FormError>{error?.message}</FormError>
        <div className="grid gap-5 sm:grid-cols-2">
          <DatePicker
            label={t('from')}
            value={draft.from}
            onChange={(from) => setDraft(withFrom(draft, from))}
            isRequired
          />
          <DatePicker
            label={t('until')}
            value={draft.until}
            onChange={(until) => setDraft({ ...draft, until })}
            error={isReversed(draft) ? t('reversed') : undefined}
            isRequired
          />
          {!draft.isWholeDays && (
            <>
              <TextField
                label={t('fromTime')}
                type="time"
                value={draft.fromTime}
                onChange={(fromTime) => setDraft({ ...draft, fromTime })}
              />
              <TextField
                label={t('untilTime')}
                type="time"
                value={draft.untilTime}
                onChange={(untilTime) => setDraft({ ...draft, untilTime })}
              />
            </>
          )}
        </div>
        <Switch isSelected={draft.isWholeDays} onChange={(isWhole) => setDraft(withTimes(draft, isWhole))}>
          {t('wholeDays')}
        </Switch>
        <PersonPicker
          label={t('substitute')}
          description={t('substituteHelp')}
          value={draft.substitute}
          onChange={(substitute) => setDraft({ ...draft, substitute })}
        />
        <SubstituteAway draft={draft} />
        <TextField
          name="note"
          label={t('note')}
          description={t('noteHelp')}
          value={draft.note}
          onChange={(note) => setDraft({ ...draft, note })}
          maxLength={300}
        />
        <TextField
          name="noteForAll"
          label={t('noteForAll')}
          description={t('noteForAllHelp')}
          value={draft.noteForAll}
          onChange={(noteForAll) => setDraft({ ...draft, noteForAll })}
          maxLength={300}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={enter.isPending || change.isPending}>
            {t(absence ? 'save' : 'enter')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

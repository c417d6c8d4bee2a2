import { ApiError, isError, useAction, useCall, useNavigate } from '@kontor/plugin-api/client';
import { listOrgUnits, type OrgUnit, orgUnitChangedMeanwhile, updateOffice } from '@kontor/schema';
import { Button, DatePicker, Form, FormActions, FormError, TextField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { getOrgUnit, type OrgUnitDetails } from '../../shared/index.ts';
import { HoursField } from './hours-field-view.tsx';
import {
  type ClosureDraft,
  draftOfOffice,
  isClosureReversed,
  isEmailWrong,
  isSameOffice,
  newClosure,
  newPlace,
  newTask,
  officeOfDraft,
  type PlaceDraft,
  type TaskDraft,
  withRow,
} from './office-draft-model.ts';
import { officeMessages } from './office-messages.ts';
import { RowsField } from './rows-field-view.tsx';

/** Everything that an office says about itself; sent as a whole, unless somebody else saved first. */
export function OfficeForm({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(officeMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const call = useCall();
  const [before, setBefore] = useState(() => draftOfOffice(unit.office));
  const [draft, setDraft] = useState(before);
  const isUnsaved = !isSameOffice(draft, before);
  // What was read when the form opened: a change that arrives meanwhile is not to be written over unseen.
  const [revision, setRevision] = useState<OrgUnit['revision']>(unit.revision);
  const update = useAction(updateOffice, { refreshes: [getOrgUnit, listOrgUnits] });
  const office = officeOfDraft(draft);
  const address = `/org-units/${unit.id}`;

  async function save(saved: () => void) {
    if (!office || !(await update.run({ orgUnit: unit.id, revision, ...office }))) return;
    toast.show({ text: t('saved'), tone: 'success' });
    saved();
    navigate(address);
  }
  /** Takes over what is stored now; what was typed comes back with one press, to be saved over it knowingly. */
  async function reload() {
    const typed = draft;
    try {
      const stored = await call(getOrgUnit, { orgUnit: unit.id });
      update.reset();
      const read = draftOfOffice(stored.office);
      setBefore(read);
      setDraft(read);
      setRevision(stored.revision);
      toast.showUndo(t('reloaded'), () => setDraft(typed));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: failure.message, tone: 'danger' });
    }
  }

  return (
    <Form isUnsaved={isUnsaved} onSubmit={(saved) => void save(saved)} className="gap-8">
      <RowsField
        title={t('tasks')}
        help={t('tasksHelp')}
        addLabel={t('addTask')}
        rows={draft.tasks}
        nameOf={({ name }, number) => name.trim() || t('taskNumber', { number })}
        newRow={newTask}
        onChange={(change) => setDraft((now) => ({ ...now, tasks: change(now.tasks) }))}
      >
        {(task) => (
          <TaskFields
            task={task}
            onChange={(change) => setDraft((now) => ({ ...now, tasks: withRow(now.tasks, task.key, change) }))}
          />
        )}
      </RowsField>
      <RowsField
        title={t('places')}
        help={t('placesHelp')}
        addLabel={t('addPlace')}
        rows={draft.places}
        nameOf={({ building }, number) => building.trim() || t('placeNumber', { number })}
        newRow={newPlace}
        onChange={(change) => setDraft((now) => ({ ...now, places: change(now.places) }))}
      >
        {(place) => (
          <PlaceFields
            place={place}
            onChange={(change) => setDraft((now) => ({ ...now, places: withRow(now.places, place.key, change) }))}
          />
        )}
      </RowsField>
      <HoursField value={draft.hours} onChange={(hours) => setDraft({ ...draft, hours })} />
      <TextField
        label={t('hoursNote')}
        description={t('hoursNoteHelp')}
        value={draft.hoursNote}
        onChange={(hoursNote) => setDraft({ ...draft, hoursNote })}
        maxLength={200}
      />
      <RowsField
        title={t('closuresTitle')}
        help={t('closuresHelp')}
        addLabel={t('addClosure')}
        rows={draft.closures}
        nameOf={({ reason }, number) => reason.trim() || t('closureNumber', { number })}
        newRow={newClosure}
        onChange={(change) => setDraft((now) => ({ ...now, closures: change(now.closures) }))}
      >
        {(closure) => (
          <ClosureFields
            closure={closure}
            onChange={(change) => setDraft((now) => ({ ...now, closures: withRow(now.closures, closure.key, change) }))}
          />
        )}
      </RowsField>
      <section aria-label={t('contact')} className="grid gap-5 sm:grid-cols-2">
        <h2 className="-mb-2 text-base font-semibold sm:col-span-2">{t('contact')}</h2>
        <TextField
          label={t('phone')}
          type="tel"
          value={draft.phone}
          onChange={(phone) => setDraft({ ...draft, phone })}
          maxLength={40}
        />
        <TextField
          label={t('email')}
          type="text"
          inputMode="email"
          value={draft.email}
          onChange={(email) => setDraft({ ...draft, email })}
          error={isEmailWrong(draft) ? t('emailWrong') : undefined}
          maxLength={254}
        />
      </section>
      <FormError>{update.error?.message}</FormError>
      <FormActions>
        {isError(update.error, orgUnitChangedMeanwhile) && <Button onPress={() => void reload()}>{t('reload')}</Button>}
        <Button onPress={() => navigate(address)}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" isDisabled={!office} isPending={update.isPending}>
          {t('save')}
        </Button>
      </FormActions>
    </Form>
  );
}

interface FieldsProps<Row> {
  readonly onChange: (change: Partial<Row>) => void;
}

function TaskFields({ task, onChange }: FieldsProps<TaskDraft> & { readonly task: TaskDraft }) {
  const t = useMessages(officeMessages);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label={t('task')} value={task.name} onChange={(name) => onChange({ name })} maxLength={200} />
      <TextField
        label={t('otherWords')}
        value={task.keywords}
        onChange={(keywords) => onChange({ keywords })}
        maxLength={600}
      />
    </div>
  );
}

function PlaceFields({ place, onChange }: FieldsProps<PlaceDraft> & { readonly place: PlaceDraft }) {
  const t = useMessages(officeMessages);
  const { building, street, room, access } = place;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t('building')}
        value={building}
        onChange={(next) => onChange({ building: next })}
        maxLength={120}
      />
      <TextField label={t('street')} value={street} onChange={(next) => onChange({ street: next })} maxLength={160} />
      <TextField label={t('room')} value={room} onChange={(next) => onChange({ room: next })} maxLength={60} />
      <TextField
        label={t('access')}
        description={t('accessHelp')}
        value={access}
        onChange={(next) => onChange({ access: next })}
        maxLength={300}
      />
    </div>
  );
}

function ClosureFields({ closure, onChange }: FieldsProps<ClosureDraft> & { readonly closure: ClosureDraft }) {
  const t = useMessages(officeMessages);
  const { from, until, reason } = closure;
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <DatePicker
        label={t('from')}
        value={from}
        onChange={(next) => onChange({ from: next })}
        description={from === null ? t('dayMissing') : undefined}
      />
      <DatePicker
        label={t('until')}
        value={until}
        onChange={(next) => onChange({ until: next })}
        error={isClosureReversed(closure) ? t('reversed') : undefined}
      />
      <TextField label={t('reason')} value={reason} onChange={(next) => onChange({ reason: next })} maxLength={120} />
    </div>
  );
}

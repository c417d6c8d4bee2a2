import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { createOrgUnit, listOrgUnits, type OrgUnit, updateOrgUnit } from '@kontor/schema';
import {
  Button,
  ButtonLink,
  ComboBox,
  Dialog,
  Form,
  FormActions,
  FormError,
  TextArea,
  TextField,
  useChanged,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { administrationMessages } from './administration-messages.ts';
import { orgUnitMessages } from './org-unit-messages.ts';

export interface OrgUnitDialogProps {
  /** The unit to change; absent for a new one. */
  readonly unit?: OrgUnit;
  readonly onClose: () => void;
}

/** The basics of an org unit; what people who look for the office want to know stands on its page. */
export function OrgUnitDialog({ unit, onClose }: OrgUnitDialogProps) {
  const t = useMessages(administrationMessages);
  const page = useMessages(orgUnitMessages);
  const units = useQueryRoute(listOrgUnits, {}).data?.orgUnits ?? [];
  const [draft, setDraft] = useState({
    code: unit?.code ?? '',
    name: unit?.name ?? '',
    parent: unit?.parent ?? null,
    abbreviation: unit?.abbreviation ?? '',
    place: unit?.place ?? '',
    tasks: unit?.tasks.join('\n') ?? '',
  });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const isUnsaved = useChanged(draft);
  const create = useAction(createOrgUnit, { refreshes: [listOrgUnits] });
  const update = useAction(updateOrgUnit, { refreshes: [listOrgUnits] });
  async function submit() {
    const input = {
      code: draft.code,
      name: draft.name,
      parent: draft.parent,
      abbreviation: draft.abbreviation.trim() || null,
      place: draft.place.trim() || null,
      tasks: draft.tasks
        .split('\n')
        .map((task) => task.trim())
        .filter(Boolean),
    };
    const saved = unit
      ? await update.run({ orgUnit: unit.id, revision: unit.revision, ...input })
      : await create.run(input);
    if (saved) onClose();
  }
  return (
    <Dialog title={unit ? unit.name : t('createUnit')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={() => void submit()}>
        <FormError>{(create.error ?? update.error)?.message}</FormError>
        <div className="grid gap-5 sm:grid-cols-[1fr_2fr]">
          <TextField
            name="code"
            label={t('code')}
            value={draft.code}
            onChange={(code) => change({ code })}
            isRequired
          />
          <TextField
            name="name"
            label={t('name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            isRequired
          />
        </div>
        <ComboBox
          label={t('parent')}
          options={units
            .filter(({ id }) => id !== unit?.id)
            .map(({ id, name, code }) => ({ id, label: name, description: code }))}
          value={draft.parent}
          onChange={(parent) => change({ parent })}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="abbreviation"
            label={t('abbreviation')}
            value={draft.abbreviation}
            onChange={(abbreviation) => change({ abbreviation })}
            maxLength={20}
          />
          <TextField name="place" label={t('place')} value={draft.place} onChange={(place) => change({ place })} />
        </div>
        <TextArea
          name="tasks"
          label={t('tasks')}
          description={t('tasksHelp')}
          value={draft.tasks}
          onChange={(tasks) => change({ tasks })}
        />
        {unit && (
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg bg-sunken p-3 text-sm">
            <p className="min-w-0 grow basis-56 text-muted">{page('pageHelp')}</p>
            <ButtonLink href={`/org-units/${unit.id}/edit`} size="sm">
              {page('editPage')}
            </ButtonLink>
          </div>
        )}
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={create.isPending || update.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

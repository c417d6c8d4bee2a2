import type { Ref } from '@kontor/base';
import { PickAddressees, useNavigate } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  DatePicker,
  Form,
  FormActions,
  FormError,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { instructionPath } from '../../shared/index.ts';
import { today } from '../today.ts';
import { issueMessages } from './issue-messages.ts';
import { type Prepared, useIssueForm } from './use-issue-form.ts';

interface IssueFormProps {
  readonly source: Ref;
  readonly title: string;
  readonly prepared: Prepared;
  readonly onClose: () => void;
}

const newOne = 'new';

/** Who issues it, for whom, from when on and until when. */
export function IssueForm({ source, title, prepared, onClose }: IssueFormProps) {
  const t = useMessages(issueMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const form = useIssueForm(source, title, prepared);
  const { fields, set, before } = form;
  const { offices, made } = prepared;
  async function submit(saved: () => void) {
    const issued = await form.issue();
    if (issued === undefined) return;
    saved();
    onClose();
    toast.show({ text: t('issued'), tone: 'success' });
    navigate(instructionPath(issued));
  }
  const options = [
    ...made.map(({ id, version }) => ({ id, label: t('whatVersion', { title: version.title }) })),
    ...(offices.length > 0 ? [{ id: newOne, label: t('whatNew') }] : []),
  ];
  return (
    <Form isUnsaved={form.isTouched} onSubmit={(saved) => void submit(saved)}>
      <FormError>{form.error?.message}</FormError>
      {made.length > 0 && (
        <RadioGroup
          label={t('what')}
          options={options}
          value={fields.of ?? newOne}
          onChange={(chosen) => form.choose(chosen === newOne ? null : chosen)}
        />
      )}
      {before && <Banner>{t('again')}</Banner>}
      {!before && offices.length > 1 && (
        <Select
          label={t('office')}
          options={offices.map(({ id, name }) => ({ id, label: name }))}
          value={fields.office}
          onChange={(office) => set({ office })}
        />
      )}
      <TextField
        label={t('name')}
        value={fields.title}
        onChange={(name) => set({ title: name })}
        maxLength={200}
        isRequired
      />
      {before && (
        <TextArea
          label={t('note')}
          description={t('noteHelp')}
          value={fields.note}
          onChange={(note) => set({ note: note.replaceAll(/\s*\n\s*/g, ' ') })}
          maxLength={1000}
        />
      )}
      <PickAddressees
        key={fields.of ?? newOne}
        label={t('whom')}
        chosen={fields.addressees}
        onChange={(addressees) => set({ addressees })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DatePicker label={t('validFrom')} value={fields.validFrom} onChange={(validFrom) => set({ validFrom })} />
        <DatePicker
          label={t('deadline')}
          description={t('deadlineHelp')}
          value={fields.deadline}
          onChange={(deadline) => set({ deadline })}
          earliest={today()}
        />
      </div>
      {!before && (
        <TextField
          label={t('kept')}
          inputMode="numeric"
          className="sm:max-w-60"
          value={fields.keptYears}
          onChange={(keptYears) => set({ keptYears: keptYears.replaceAll(/\D/g, '').slice(0, 2) })}
        />
      )}
      <FormActions>
        <Button slot="close">{t('cancel')}</Button>
        <Button type="submit" variant="primary" isPending={form.isPending} isDisabled={!form.isComplete}>
          {t('issue')}
        </Button>
      </FormActions>
    </Form>
  );
}

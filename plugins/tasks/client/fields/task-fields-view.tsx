import { DatePicker, ExternalLink, Link, Select, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { fitsField } from '../../shared/field-values.ts';
import type { Task } from '../../shared/index.ts';
import type { FieldValue, ListField } from '../../shared/list-field.ts';
import { readNumber } from '../../shared/read-number.ts';
import { fieldMessages } from './field-messages.ts';
import { sameValue } from './value-text.ts';

interface TaskFieldsProps {
  readonly task: Task;
  readonly fields: readonly ListField[];
  readonly mayEdit: boolean;
  readonly onChange: (values: Readonly<Record<string, FieldValue | null>>) => void;
}

/** The fields of a task's list, each saved by itself. */
export function TaskFields({ task, fields, mayEdit, onChange }: TaskFieldsProps) {
  return fields.map((field) => (
    <Field
      key={`${task.id}-${field.id}`}
      field={field}
      value={task.values[field.id]}
      mayEdit={mayEdit}
      onChange={(value) => onChange({ [field.id]: value })}
    />
  ));
}

interface FieldProps {
  readonly field: ListField;
  readonly value: FieldValue | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (value: FieldValue | null) => void;
}

const none = 'none';

function Field(props: FieldProps) {
  const t = useMessages(fieldMessages);
  const { field, value, mayEdit, onChange } = props;
  const { kind, title: label, choices } = field;
  if (kind === 'date') {
    const day = typeof value === 'string' ? value : null;
    return <DatePicker label={label} value={day} isDisabled={!mayEdit} onChange={(next) => onChange(next)} />;
  }
  if (kind === 'choice' || kind === 'yes-no') {
    const offered =
      kind === 'choice'
        ? choices.map(({ id, title }) => ({ id, label: title }))
        : [
            { id: 'true', label: t('yes') },
            { id: 'false', label: t('no') },
          ];
    const chosen = offered.find(({ id }) => id === String(value))?.id ?? none;
    return (
      <Select
        label={label}
        options={[{ id: none, label: t('empty') }, ...offered]}
        value={chosen}
        isDisabled={!mayEdit}
        onChange={(id) => onChange(id === none ? null : kind === 'choice' ? id : id === 'true')}
      />
    );
  }
  return <TypedField {...props} />;
}

/** Text, a link or a number; what does not fit is said and not saved. */
function TypedField({ field, value, mayEdit, onChange }: FieldProps) {
  const t = useMessages(fieldMessages);
  const [typed, setTyped] = useState<string>();
  const [isRefused, setRefused] = useState(false);
  const saved = value === undefined ? '' : String(value);
  function save() {
    if (typed === undefined) return;
    const text = typed.trim();
    const next = text === '' ? null : field.kind === 'number' ? (readNumber(text) ?? text) : text;
    if (next !== null && !fitsField(field, next)) return setRefused(true);
    setRefused(false);
    setTyped(undefined);
    if (!sameValue(value, next)) onChange(next);
  }
  return (
    <div className="flex flex-col gap-1">
      <TextField
        label={field.title}
        value={typed ?? saved}
        isDisabled={!mayEdit}
        maxLength={field.kind === 'link' ? 1000 : 500}
        {...(field.kind === 'number' && { inputMode: 'decimal' })}
        {...(field.kind === 'link' && { type: 'url' })}
        {...(isRefused && { error: t(field.kind === 'number' ? 'notNumber' : 'notLink') })}
        onChange={setTyped}
        onBlur={save}
        onKeyDown={({ key }) => key === 'Enter' && save()}
      />
      {field.kind === 'link' && saved !== '' && (
        <Link href={saved} className="inline-flex items-center gap-1 self-start text-sm">
          <ExternalLink aria-hidden className="size-3.5" />
          {t('openLink', { title: field.title })}
        </Link>
      )}
    </div>
  );
}

import { useAction } from '@kontor/plugin-api/client';
import {
  ArrowDown,
  ArrowUp,
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  IconButton,
  Lead,
  Plus,
  Select,
  Switch,
  TextField,
  Trash2,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { getList, listLists, type TaskList } from '../../shared/index.ts';
import { fieldKind, type ListField, mostFields } from '../../shared/list-field.ts';
import { setListFields } from '../../shared/list-field-api.ts';
import { Choices } from './choices-view.tsx';
import { fieldMessages } from './field-messages.ts';
import { readyFields, withField, withFieldMoved, withNewField } from './fields-model.ts';

interface ListFieldsDialogProps {
  readonly list: TaskList;
  readonly onClose: () => void;
}

/** Which fields the tasks of a list have, in which order. */
export function ListFieldsDialog({ list, onClose }: ListFieldsDialogProps) {
  const t = useMessages(fieldMessages);
  const toast = useToast();
  const { run, isPending, error } = useAction(setListFields, { refreshes: [getList, listLists] });
  const [fields, setFields] = useState<readonly ListField[]>(list.fields);
  const known = new Set(list.fields.map(({ id }) => id));
  async function save(saved: () => void) {
    const written = await run({ list: list.id, revision: list.revision, fields: readyFields(fields) });
    if (!written) return;
    saved();
    onClose();
    const gone = list.fields.filter(({ id }) => !written.fields.some((field) => field.id === id));
    if (gone.length === 0) return toast.show({ text: t('saved'), tone: 'success' });
    const back = { list: list.id, revision: written.revision, fields: list.fields };
    toast.showUndo(t('removed', { titles: gone.map(({ title }) => title).join(', ') }), () => void run(back));
  }
  return (
    <Dialog title={t('fields')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={JSON.stringify(fields) !== JSON.stringify(list.fields)} onSubmit={(saved) => void save(saved)}>
        <Lead>{t('lead')}</Lead>
        <FormError>{error?.message}</FormError>
        {fields.length === 0 && <p className="text-sm text-muted">{t('none')}</p>}
        <ul className="flex flex-col gap-4">
          {fields.map((field, index) => (
            <li key={field.id} className="rounded-lg p-3 ring-1 ring-border">
              <FieldForm
                field={field}
                isNew={!known.has(field.id)}
                isFirst={index === 0}
                isLast={index === fields.length - 1}
                onChange={(change) => setFields(withField(fields, field.id, change))}
                onMove={(by) => setFields(withFieldMoved(fields, field.id, by))}
                onRemove={() => setFields(fields.filter(({ id }) => id !== field.id))}
              />
            </li>
          ))}
        </ul>
        {fields.length < mostFields ? (
          <Button icon={Plus} className="self-start" onPress={() => setFields(withNewField(fields))}>
            {t('add')}
          </Button>
        ) : (
          <p className="text-sm text-muted">{t('full', { most: String(mostFields) })}</p>
        )}
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

interface FieldFormProps {
  readonly field: ListField;
  /** Only then its kind can be chosen. */
  readonly isNew: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (change: Partial<ListField>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function FieldForm({ field, isNew, isFirst, isLast, onChange, onMove, onRemove }: FieldFormProps) {
  const t = useMessages(fieldMessages);
  const name = { title: field.title || t('newField') };
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextField
          label={t('title')}
          value={field.title}
          maxLength={60}
          isRequired
          autoFocus={isNew && field.title === ''}
          onChange={(title) => onChange({ title })}
        />
        <Select
          label={t('kind')}
          options={fieldKind.options.map((kind) => ({ id: kind, label: t(`kind.${kind}`) }))}
          value={field.kind}
          isDisabled={!isNew}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      {field.kind === 'choice' && <Choices choices={field.choices} onChange={(choices) => onChange({ choices })} />}
      <div className="flex flex-wrap items-center gap-1">
        <Switch isSelected={field.inRow} onChange={(inRow) => onChange({ inRow })}>
          {t('inRow')}
        </Switch>
        <span className="ms-auto flex">
          <IconButton icon={ArrowUp} label={t('moveUp', name)} isDisabled={isFirst} onPress={() => onMove(-1)} />
          <IconButton icon={ArrowDown} label={t('moveDown', name)} isDisabled={isLast} onPress={() => onMove(1)} />
          <IconButton icon={Trash2} label={t('remove', name)} onPress={onRemove} />
        </span>
      </div>
    </div>
  );
}

import { isoDate, newId } from '@kontor/base';
import { useAction, useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, Select, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { createList, listLists, listPath } from '../../shared/index.ts';
import type { ListTemplate } from '../../shared/list-template.ts';
import { listListTemplates, makeListOfTemplate } from '../../shared/list-template-api.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { TemplateField } from '../templates/template-field-view.tsx';

interface NewListDialogProps {
  readonly onClose: () => void;
  /** Where it is to be; the person's own lists unless given. */
  readonly place?: string;
}

/** A new list, of a template or empty, and whose it is. */
export function NewListDialog({ onClose, place: given }: NewListDialogProps) {
  const t = useMessages(tasksMessages);
  const navigate = useNavigate();
  const places = useQueryRoute(listLists, {}).data?.places ?? [];
  const templates = useQueryRoute(listListTemplates, {}).data?.templates ?? [];
  const empty = useAction(createList, { refreshes: [listLists] });
  const filled = useAction(makeListOfTemplate, { refreshes: [listLists] });
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState(given);
  const [template, setTemplate] = useState<ListTemplate>();
  const today = isoDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [startsOn, setStartsOn] = useState<string | null>(today);
  const own = places.find(({ place }) => place.kind === 'person')?.place.id;
  const target = places.find(({ place }) => place.id === (chosen ?? own));
  const error = template ? filled.error : empty.error;
  async function create(saved: () => void) {
    if (!target) return;
    const list = { id: newId(), title, place: target.place };
    const made = await (template
      ? filled.run({ ...list, template: template.id, startsOn: startsOn ?? today })
      : empty.run(list));
    if (!made) return;
    saved();
    onClose();
    navigate(listPath(made.id));
  }
  return (
    <Dialog title={t('newList')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={title !== ''} onSubmit={(saved) => void create(saved)}>
        {error && <FormError>{error.message}</FormError>}
        <TextField label={t('listTitle')} value={title} onChange={setTitle} isRequired maxLength={100} autoFocus />
        <Select
          label={t('listPlace')}
          description={t('newListHelp')}
          options={places.map(({ place, name }) => ({
            id: place.id,
            label: place.kind === 'person' ? t('onlyMe') : name,
          }))}
          value={target?.place.id ?? null}
          onChange={setChosen}
        />
        {templates.length > 0 && (
          <TemplateField
            templates={templates}
            chosen={template}
            startsOn={startsOn}
            onChoose={(next) => {
              if (title === '' || title === template?.title) setTitle(next?.title ?? '');
              setTemplate(next);
            }}
            onStart={setStartsOn}
          />
        )}
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={empty.isPending || filled.isPending}>
            {t('create')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

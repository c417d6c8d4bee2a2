import { newId } from '@kontor/base';
import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  Button,
  DatePicker,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  Select,
  Switch,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { listLists, type TaskList } from '../../shared/index.ts';
import type { TemplatePlace } from '../../shared/list-template.ts';
import { listListTemplates, saveListTemplate } from '../../shared/list-template-api.ts';
import { templateMessages } from './template-messages.ts';

interface SaveTemplateDialogProps {
  readonly list: TaskList;
  readonly onClose: () => void;
}

/** A template of a list, and for whom. */
export function SaveTemplateDialog({ list, onClose }: SaveTemplateDialogProps) {
  const t = useMessages(templateMessages);
  const toast = useToast();
  const mayForEveryone = useQueryRoute(listListTemplates, {}).data?.mayForEveryone ?? false;
  const places = useQueryRoute(listLists, {}).data?.places ?? [];
  const { run, isPending, error } = useAction(saveListTemplate, { refreshes: [listListTemplates] });
  const [title, setTitle] = useState(list.title);
  const [chosen, setChosen] = useState('person');
  const [startsOn, setStartsOn] = useState<string | null>(null);
  const [withPeople, setWithPeople] = useState(false);
  const options = [
    { id: 'person', label: t('onlyMe') },
    ...places.filter(({ place }) => place.kind === 'space').map(({ place, name }) => ({ id: place.id, label: name })),
    ...(mayForEveryone ? [{ id: 'everyone', label: t('everyone') }] : []),
  ];
  async function save(saved: () => void) {
    const made = await run({ id: newId(), list: list.id, title, place: placeOf(chosen), startsOn, withPeople });
    if (!made) return;
    saved();
    onClose();
    toast.show({ text: t('saved', { title: made.title }), tone: 'success' });
  }
  return (
    <Dialog title={t('saveTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={title !== list.title || startsOn !== null} onSubmit={(saved) => void save(saved)}>
        <Lead>{t('saveLead')}</Lead>
        <FormError>{error?.message}</FormError>
        <TextField label={t('name')} value={title} onChange={setTitle} isRequired maxLength={100} autoFocus />
        <Select label={t('forWhom')} options={options} value={chosen} onChange={setChosen} />
        <DatePicker label={t('startsOn')} description={t('startsOnHelp')} value={startsOn} onChange={setStartsOn} />
        <Switch isSelected={withPeople} onChange={setWithPeople}>
          {t('withPeople')}
        </Switch>
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('saveIt')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function placeOf(chosen: string): TemplatePlace {
  if (chosen === 'person' || chosen === 'everyone') return { kind: chosen };
  return { kind: 'space', id: chosen };
}

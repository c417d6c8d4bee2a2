import { newId } from '@kontor/base';
import { useAction, useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, Select, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { createList, listLists, listPath } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';

interface NewListDialogProps {
  readonly onClose: () => void;
  /** Where it is to be; the person's own lists unless given. */
  readonly place?: string;
}

/** A new list, and whose it is. */
export function NewListDialog({ onClose, place: given }: NewListDialogProps) {
  const t = useMessages(tasksMessages);
  const navigate = useNavigate();
  const places = useQueryRoute(listLists, {}).data?.places ?? [];
  const { run, isPending, error } = useAction(createList, { refreshes: [listLists] });
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState(given);
  const own = places.find(({ place }) => place.kind === 'person')?.place.id;
  const target = places.find(({ place }) => place.id === (chosen ?? own));
  async function create(saved: () => void) {
    if (!target) return;
    const made = await run({ id: newId(), title, place: target.place });
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
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('create')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

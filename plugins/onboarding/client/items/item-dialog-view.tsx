import { newId } from '@kontor/base';
import { Button, Dialog, Form, FormActions, FormError, Select, TextArea, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { canBeAbout, type ItemKind, itemKinds, type Period, periods, type ShownItem } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { itemsMessages } from './items-messages.ts';
import { type Chosen, ObjectField } from './object-field-view.tsx';

const kindLabels = { meet: 'kindMeet', read: 'kindRead', join: 'kindJoin', do: 'kindDo' } as const;

interface ItemDialogProps {
  /** None for a new one. */
  readonly item: ShownItem | undefined;
  /** Answers whether it was saved. */
  readonly onSave: (item: ShownItem) => Promise<boolean>;
  readonly onClose: () => void;
}

/** One item: what is to be done, what it is about, why, and until when. */
export function ItemDialog({ item, onSave, onClose }: ItemDialogProps) {
  const t = useMessages(itemsMessages);
  const o = useMessages(onboardingMessages);
  const [kind, setKind] = useState<ItemKind>(item?.kind ?? 'meet');
  const [object, setObject] = useState<Chosen | null>(
    item?.ref == null ? null : { ref: item.ref, title: item.card?.title },
  );
  const [text, setText] = useState(item?.text ?? '');
  const [note, setNote] = useState(item?.note ?? '');
  const [within, setWithin] = useState<Period>(item?.within ?? 7);
  const [isMissing, setMissing] = useState(false);
  const [isPending, setPending] = useState(false);
  const isUnsaved =
    text !== (item?.text ?? '') || note !== (item?.note ?? '') || (object?.ref ?? null) !== (item?.ref ?? null);
  function choose(next: ItemKind) {
    setKind(next);
    if (object && !canBeAbout(next, object.ref)) setObject(null);
  }
  async function save(saved: () => void) {
    if (text.trim() === '' && !object) return setMissing(true);
    setPending(true);
    const ref = object?.ref ?? null;
    const card = ref !== null && ref === item?.ref ? item.card : null;
    const isSaved = await onSave({ id: item?.id ?? newId(), kind, ref, card, text, note, within });
    setPending(false);
    if (!isSaved) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t(item ? 'edit' : 'add')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(saved) => void save(saved)}>
        <FormError>{isMissing && text.trim() === '' && !object ? t('missing') : undefined}</FormError>
        <Select
          label={t('kind')}
          options={itemKinds.map((id) => ({ id, label: t(kindLabels[id]) }))}
          value={kind}
          onChange={choose}
        />
        <ObjectField key={kind} kind={kind} value={object} onChange={setObject} />
        <TextField
          label={t(kind === 'do' && !object ? 'text' : 'textOptional')}
          value={text}
          onChange={setText}
          maxLength={200}
        />
        <TextArea
          label={t('note')}
          value={note}
          onChange={(value) => setNote(value.replace(/\s*\n\s*/g, ' '))}
          maxLength={500}
        />
        <Select
          label={t('within')}
          options={periods.map((period) => ({ id: String(period), label: o(`period${period}`) }))}
          value={String(within)}
          onChange={(id) => setWithin(periods.find((period) => String(period) === id) ?? within)}
        />
        <FormActions>
          <Button slot="close">{o('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {o('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

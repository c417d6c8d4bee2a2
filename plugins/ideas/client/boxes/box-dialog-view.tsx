import { newId } from '@kontor/base';
import { FindSubject, PickAddressees, useAction } from '@kontor/plugin-api/client';
import type { NamedAddressee } from '@kontor/schema';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  Select,
  Switch,
  TagList,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { type Box, type Category, changeBox, createBox, listBoxes } from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { boxesMessages } from './boxes-messages.ts';

interface BoxDialogProps {
  /** None for a new one. */
  readonly box: Box | undefined;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

const everyone: readonly NamedAddressee[] = [{ kind: 'everyone', label: '' }];
const kinds = ['person'] as const;

/** All that holds for a box: who answers, who sees it, what it promises. */
export function BoxDialog({ box, units, onClose }: BoxDialogProps) {
  const t = useMessages(boxesMessages);
  const i = useMessages(ideasMessages);
  const toast = useToast();
  const create = useAction(createBox, { refreshes: [listBoxes] });
  const change = useAction(changeBox, { refreshes: [listBoxes] });
  const [id] = useState(() => box?.id ?? newId());
  const [name, setName] = useState(box?.name ?? '');
  const [description, setDescription] = useState(box?.description ?? '');
  const [unit, setUnit] = useState(box?.unit.id ?? units[0]?.id ?? '');
  const [deciders, setDeciders] = useState<Box['deciders']>(box?.deciders ?? []);
  const [addressees, setAddressees] = useState(box?.addressees ?? everyone);
  const [categories, setCategories] = useState<readonly Category[]>(box?.categories ?? []);
  const [allowsAnonymous, setAnonymous] = useState(box?.allowsAnonymous ?? false);
  const [days, setDays] = useState(box?.answerDays?.toString() ?? '');
  const [isClosed, setClosed] = useState(box?.isClosed ?? false);
  const isUnsaved = name !== (box?.name ?? '') || description !== (box?.description ?? '');

  async function save(saved: () => void) {
    if (addressees.length === 0) return;
    const fields = {
      ...{ name, description, unit, allowsAnonymous, isClosed, categories: [...categories] },
      deciders: deciders.map((each) => each.id),
      addressees: addressees.map(({ label: _label, ...each }) => each),
      answerDays: days.trim() === '' ? null : Number(days),
    };
    const made = box
      ? await change.run({ box: box.id, revision: box.revision, ...fields })
      : await create.run({ id, ...fields });
    if (!made) return;
    saved();
    toast.show({ text: t('saved'), tone: 'success' });
    onClose();
  }
  return (
    <Dialog title={t(box ? 'edit' : 'add')} size="lg" isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(saved) => void save(saved)}>
        <FormError>{(create.error ?? change.error)?.message}</FormError>
        <TextField label={t('name')} value={name} onChange={setName} maxLength={120} isRequired />
        <TextField label={t('description')} value={description} onChange={setDescription} maxLength={500} />
        <Select
          label={t('unit')}
          options={units.map((each) => ({ id: each.id, label: each.name }))}
          value={unit}
          onChange={setUnit}
          isRequired
        />
        <FindSubject
          label={t('deciders')}
          kinds={kinds}
          without={deciders.map((each) => each.id)}
          placeholder={i('personHint')}
          emptyText={i('nobodyFound')}
          onPick={(found) => setDeciders([...deciders, { id: found.id, name: found.label }])}
        />
        {deciders.length > 0 && (
          <TagList
            label={t('decidersNamed')}
            tags={deciders.map((each) => ({ id: each.id, label: each.name }))}
            onRemove={(gone) => setDeciders(deciders.filter((each) => each.id !== gone))}
          />
        )}
        <PickAddressees label={t('addressees')} chosen={addressees} onChange={(next) => setAddressees([...next])} />
        <Categories categories={categories} onChange={setCategories} />
        <TextField
          label={t('answerDays')}
          description={t('answerDaysHelp')}
          type="number"
          value={days}
          onChange={setDays}
        />
        <Switch isSelected={allowsAnonymous} onChange={setAnonymous} description={t('anonymousHelp')}>
          {t('anonymous')}
        </Switch>
        <Switch isSelected={isClosed} onChange={setClosed}>
          {t('close')}
        </Switch>
        <FormActions>
          <Button slot="close">{i('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={create.isPending || change.isPending}>
            {i('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

interface CategoriesProps {
  readonly categories: readonly Category[];
  readonly onChange: (categories: readonly Category[]) => void;
}

function Categories({ categories, onChange }: CategoriesProps) {
  const t = useMessages(boxesMessages);
  const [typed, setTyped] = useState('');
  function add() {
    const name = typed.trim();
    if (name === '' || categories.some((each) => each.name === name)) return;
    onChange([...categories, { id: newId(), name }]);
    setTyped('');
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <TextField
          label={t('addCategory')}
          value={typed}
          onChange={setTyped}
          maxLength={60}
          className="min-w-0 grow"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button onPress={add}>{t('categoryAdd')}</Button>
      </div>
      {categories.length > 0 && (
        <TagList
          label={t('categories')}
          tags={categories.map(({ id, name }) => ({ id, label: name }))}
          onRemove={(gone) => onChange(categories.filter(({ id }) => id !== gone))}
        />
      )}
    </div>
  );
}

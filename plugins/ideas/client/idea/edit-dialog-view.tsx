import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, Select, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { editIdea, getIdea, listBoxes, longestText, type OpenedIdea } from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { RichField } from '../text/rich-field-view.tsx';
import { ideaMessages } from './idea-messages.ts';

const none = 'none';

/** An own idea in other words, as long as nobody reviews it. */
export function EditDialog({ idea, onClose }: { readonly idea: OpenedIdea; readonly onClose: () => void }) {
  const t = useMessages(ideaMessages);
  const i = useMessages(ideasMessages);
  const { run, isPending, error } = useAction(editIdea, { refreshes: [getIdea] });
  const boxes = useQueryRoute(listBoxes, {}).data?.boxes ?? [];
  const categories = boxes.find(({ id }) => id === idea.box.id)?.categories ?? [];
  const [title, setTitle] = useState(idea.title);
  const [text, setText] = useState(idea.text);
  const [category, setCategory] = useState(idea.categoryId);
  const isUnsaved = title !== idea.title || text.trim() !== idea.text.trim() || category !== idea.categoryId;
  async function save(saved: () => void) {
    if (!(await run({ idea: idea.id, revision: idea.revision, title, text, category }))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('editTitle')} size="lg" isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(saved) => void save(saved)}>
        <FormError>{error?.message}</FormError>
        <TextField label={t('titleField')} value={title} onChange={setTitle} maxLength={200} isRequired />
        <RichField label={t('textField')} text={idea.text} onChange={setText} maxLength={longestText} />
        {categories.length > 0 && (
          <Select
            label={t('category')}
            options={[{ id: none, label: t('noCategory') }, ...categories.map(({ id, name }) => ({ id, label: name }))]}
            value={category ?? none}
            onChange={(id) => setCategory(id === none ? null : id)}
          />
        )}
        <FormActions>
          <Button slot="close">{i('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {i('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

import { useAction } from '@kontor/plugin-api/client';
import { addSynonyms, changeSynonyms, listSynonyms, type SynonymGroup, synonymBounds } from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, TextArea, useChanged, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { searchAdministrationMessages } from './search-administration-messages.ts';
import { wordsOfText } from './synonym-text.ts';

export interface SynonymDialogProps {
  /** Absent for a new one. */
  readonly group?: SynonymGroup | undefined;
  /** The first word of a new one. */
  readonly begin?: string;
  readonly onClose: () => void;
  readonly onSaved?: () => void;
}

/** The words of a group, one in each line. */
export function SynonymDialog({ group, begin, onClose, onSaved }: SynonymDialogProps) {
  const t = useMessages(searchAdministrationMessages);
  const [text, setText] = useState(group ? group.words.join('\n') : begin === undefined ? '' : `${begin}\n`);
  const isUnsaved = useChanged(text);
  const add = useAction(addSynonyms, { refreshes: [listSynonyms] });
  const change = useAction(changeSynonyms, { refreshes: [listSynonyms] });
  const words = wordsOfText(text);
  const fits = words.length >= 2 && words.length <= synonymBounds.words;
  async function save() {
    if (!fits) return;
    const saved = group
      ? await change.run({ group: group.id, revision: group.revision, words })
      : await add.run({ words });
    if (!saved) return;
    onSaved?.();
    onClose();
  }
  return (
    <Dialog title={group ? t('addTitle') : t('add')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={save}>
        <FormError>{(add.error ?? change.error)?.message}</FormError>
        <TextArea
          name="words"
          label={t('words')}
          description={t('wordsHelp')}
          rows={5}
          value={text}
          onChange={setText}
          maxLength={synonymBounds.words * (synonymBounds.letters + 1)}
          isRequired
          autoFocus
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={!fits} isPending={add.isPending || change.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

import type { SuggestedPlace } from '@kontor/editor/document';
import { useAction } from '@kontor/plugin-api/client';
import { Button, Form, FormActions, FormError, TextArea, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listSuggestions, longestSuggestion, type Page, suggestChange } from '../../shared/index.ts';
import { Quote } from '../comments/quote-view.tsx';
import { suggestionMessages } from './suggestion-messages.ts';

interface NewSuggestionProps {
  readonly page: Page;
  readonly place: SuggestedPlace;
  /** With the id of what was made, or without when nothing was. */
  readonly onDone: (suggestion?: string) => void;
}

/** Says what should stand in a place; it begins with what does. */
export function NewSuggestion({ page, place, onDone }: NewSuggestionProps) {
  const t = useMessages(suggestionMessages);
  const { run, isPending, error } = useAction(suggestChange, { refreshes: [listSuggestions] });
  const [replacement, setReplacement] = useState(place.words);
  const [reason, setReason] = useState('');
  async function submit(saved: () => void) {
    const { anchor, words: original } = place;
    const made = await run({ page: page.id, anchor, original, replacement, reason });
    if (!made) return;
    saved();
    onDone(made.id);
  }
  return (
    <section aria-label={t('new')}>
      <Form isUnsaved={replacement !== place.words || reason !== ''} onSubmit={(saved) => void submit(saved)}>
        <Quote text={place.words} />
        <FormError>{error?.message}</FormError>
        <TextArea
          name="replacement"
          label={t('replacement')}
          description={t('replacementHint')}
          value={replacement}
          onChange={setReplacement}
          rows={3}
          maxLength={longestSuggestion}
          autoFocus
        />
        <TextArea name="reason" label={t('reason')} value={reason} onChange={setReason} rows={1} maxLength={500} />
        <FormActions>
          <Button size="sm" onPress={() => onDone()}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            size="sm"
            isPending={isPending}
            isDisabled={replacement === place.words}
          >
            {t('send')}
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}

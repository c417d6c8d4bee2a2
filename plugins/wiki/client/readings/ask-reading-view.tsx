import { isoDate } from '@kontor/base';
import { PickSubjects, useAction } from '@kontor/plugin-api/client';
import type { NamedSubject } from '@kontor/schema';
import {
  Banner,
  Button,
  DatePicker,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  RadioGroup,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { askForReading, getPage, listReadings, type Page } from '../../shared/index.ts';
import { readingMessages } from './reading-messages.ts';

/** Asks readers to confirm that they have read the page as it is now. */
export function AskReading({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const t = useMessages(readingMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const { run, isPending, error } = useAction(askForReading, { refreshes: [getPage, listReadings] });
  const [readers, setReaders] = useState<readonly NamedSubject[] | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const earlier = page.readings?.current;
  const today = isoDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  async function submit(saved: () => void) {
    const plain = readers?.map(({ kind, id }) => ({ kind, id })) ?? null;
    if (!(await run({ page: page.id, readers: plain, until }))) return;
    saved();
    toast.show({ text: t('askedToast'), tone: 'success' });
    onClose();
  }
  return (
    <Dialog title={t('askTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={readers !== null || until !== null} onSubmit={(saved) => void submit(saved)}>
        <Lead>{t('askLead')}</Lead>
        {earlier && <Banner>{t('askAgain', { day: formatDate(earlier.askedAt) })}</Banner>}
        <FormError>{error?.message}</FormError>
        <div className="flex flex-col gap-2">
          <RadioGroup
            label={t('whom')}
            options={[
              { id: 'all', label: t('whomAll') },
              { id: 'some', label: t('whomSome') },
            ]}
            value={readers === null ? 'all' : 'some'}
            onChange={(choice) => setReaders(choice === 'all' ? null : [])}
          />
          {readers !== null && (
            <PickSubjects
              label={t('whomPick')}
              kinds={['person', 'org-unit', 'group']}
              picked={readers}
              onChange={setReaders}
            />
          )}
        </div>
        <DatePicker
          label={t('until')}
          description={t('untilHelp')}
          value={until}
          onChange={setUntil}
          earliest={today}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={readers?.length === 0}>
            {t('ask')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

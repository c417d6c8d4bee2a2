import { PickSubjects, useAction } from '@kontor/plugin-api/client';
import type { NamedSubject } from '@kontor/schema';
import { Button, Checkbox, Dialog, Form, FormActions, FormError, Select, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { getPage, listReviews, type Page, planReview } from '../../shared/index.ts';
import { dialogMessages } from './dialog-messages.ts';

const intervals = [3, 6, 12, 24] as const;

/** Who is asked about a page, and how often it is checked. */
export function ReviewDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const { run, isPending, error } = useAction(planReview, { refreshes: [getPage, listReviews] });
  const [owner, setOwner] = useState<NamedSubject | undefined>(() =>
    page.owner?.id === undefined ? undefined : { kind: 'person', ...page.owner },
  );
  const [months, setMonths] = useState(page.review.months);
  const [obsolete, setObsolete] = useState(page.review.state === 'obsolete');
  const isUnsaved =
    (owner?.id ?? null) !== (page.owner?.id ?? null) ||
    months !== page.review.months ||
    obsolete !== (page.review.state === 'obsolete');
  async function submit(saved: () => void) {
    const input = { page: page.id, revision: page.revision, owner: owner?.id ?? null, months, obsolete };
    if (!(await run(input))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('reviewTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(saved) => void submit(saved)}>
        <FormError>{error?.message}</FormError>
        <PickSubjects
          label={t('owner')}
          kinds={['person']}
          picked={owner ? [owner] : []}
          onChange={(picked) => setOwner(picked.at(-1))}
        />
        <Select
          label={t('months')}
          options={[
            { id: 'never', label: t('never') },
            ...intervals.map((count) => ({ id: String(count), label: t('every', { months: count }) })),
          ]}
          value={months === null ? 'never' : String(months)}
          onChange={(choice) => setMonths(intervals.find((count) => String(count) === choice) ?? null)}
        />
        <Checkbox isSelected={obsolete} onChange={setObsolete}>
          {t('obsolete')}
        </Checkbox>
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

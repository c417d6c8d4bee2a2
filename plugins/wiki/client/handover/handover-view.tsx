import { PickSubjects, useAction, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import type { NamedSubject } from '@kontor/schema';
import {
  Button,
  Checkbox,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  Select,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { getPage, handOverPages, listReviews, previewHandOver } from '../../shared/index.ts';
import { handoverMessages } from './handover-messages.ts';
import type { PageOwner } from './owners.ts';

interface HandOverProps {
  readonly space: string;
  readonly owners: readonly PageOwner[];
  readonly onClose: () => void;
}

/** Gives all pages of one person to another, saying beforehand how many that are. */
export function HandOver({ space, owners, onClose }: HandOverProps) {
  const t = useMessages(handoverMessages);
  const toast = useToast();
  const self = useSession().person.id;
  const [from, setFrom] = useState(owners[0]?.id ?? '');
  const [to, setTo] = useState<NamedSubject>();
  const [isEverywhere, setEverywhere] = useState(false);
  const asked = { from, ...(!isEverywhere && { space }), ...(to && { to: to.id }) };
  const { data } = useQueryRoute(previewHandOver, asked, { enabled: from !== '', keepPrevious: true });
  const { run, isPending, error } = useAction(handOverPages, { refreshes: [listReviews, getPage, previewHandOver] });
  const going = (data?.pages ?? 0) - (data?.unreadable ?? 0);
  async function submit() {
    if (!to) return;
    const done = await run({ from, to: to.id, ...(!isEverywhere && { space }) });
    if (!done) return;
    onClose();
    toast.show({ text: t('done', { count: done.handedOver }), tone: 'success' });
  }
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={() => void submit()}>
        <Lead>{t('lead')}</Lead>
        <FormError>{error?.message}</FormError>
        <Select
          label={t('from')}
          options={owners.map(({ id, name, isGone, pages }) => ({
            id,
            label: t(isGone ? 'fromGone' : 'fromOption', { name, count: pages }),
          }))}
          value={from}
          onChange={setFrom}
        />
        <PickSubjects
          label={t('to')}
          kinds={['person']}
          picked={to ? [to] : []}
          onChange={(picked) => setTo(picked.at(-1))}
        />
        <Checkbox isSelected={isEverywhere} onChange={setEverywhere}>
          {t(from === self ? 'everywhereOwn' : 'everywhere')}
        </Checkbox>
        {data && (
          <div aria-live="polite" className="flex flex-col gap-1 text-sm">
            <p className="font-medium">{t('preview', { count: going })}</p>
            {isEverywhere && going > 0 && data.spaces.length > 0 && (
              <p className="text-muted">{data.spaces.map(({ name, pages }) => `${name}: ${pages}`).join(', ')}</p>
            )}
            {data.unreadable > 0 && <p className="text-muted">{t('unreadable', { count: data.unreadable })}</p>}
          </div>
        )}
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={!to || going === 0}>
            {t('submit')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

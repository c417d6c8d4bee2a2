import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { getHandOver, listReceived, type ReceivedBatch, refuseHandOver } from '@kontor/schema';
import {
  Badge,
  Button,
  Card,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  Link,
  TextField,
  useFormats,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { handOverMessages } from './hand-over-messages.ts';

/** What came to oneself, to be given back as long as the time for it lasts. */
export function ReceivedCard() {
  const t = useMessages(handOverMessages);
  const query = useQueryRoute(listReceived, {});
  return (
    <Card title={t('received')}>
      <QueryView query={query}>
        {({ batches }) =>
          batches.length === 0 ? (
            <p className="text-sm text-muted">{t('receivedNone')}</p>
          ) : (
            <ul className="divide-y divide-border">
              {batches.map((batch) => (
                <Batch key={batch.batch} batch={batch} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  );
}

function Batch({ batch }: { readonly batch: ReceivedBatch }) {
  const t = useMessages(handOverMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  const [isRefusing, setRefusing] = useState(false);
  const { items, from, givenAt, refuseUntil } = batch;
  const open = items.filter(({ state }) => state === 'passed');
  const what = items.length === 1 ? batch.one[language] : `${items.length} ${batch.many[language]}`;
  return (
    <li className="flex flex-col gap-2 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <p className="font-medium">{what}</p>
          <p className="text-sm text-muted">
            {t('receivedFrom', { name: from.name, day: formatDate(givenAt, 'medium') })}
          </p>
        </div>
        {refuseUntil !== null && open.length > 0 && (
          <Button size="sm" onPress={() => setRefusing(true)}>
            {t('refuse')}
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-1 text-sm">
        {items.slice(0, 20).map(({ id, title, path, state }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            {path === null ? title === '' ? t('hiddenTitle') : title : <Link href={path}>{title}</Link>}
            {state === 'refused' && <Badge>{t('refused')}</Badge>}
          </li>
        ))}
      </ul>
      {isRefusing && <RefuseDialog batch={batch} what={what} onClose={() => setRefusing(false)} />}
    </li>
  );
}

interface RefuseDialogProps {
  readonly batch: ReceivedBatch;
  readonly what: string;
  readonly onClose: () => void;
}

function RefuseDialog({ batch, what, onClose }: RefuseDialogProps) {
  const t = useMessages(handOverMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const refuse = useAction(refuseHandOver, { refreshes: [listReceived, getHandOver] });
  const items = batch.items.filter(({ state }) => state === 'passed').map(({ id }) => id);
  return (
    <Dialog title={t('refuseTitle', { what })} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={reason !== ''}
        onSubmit={async () => {
          const back = await refuse.run({ batch: batch.batch, items, reason });
          if (!back) return;
          toast.show({ text: t('refusedTo', { name: back.to.name }), tone: 'success' });
          onClose();
        }}
      >
        <Lead>{t('refuseHelp')}</Lead>
        {batch.refuseUntil !== null && (
          <p className="text-sm">{t('refuseUntil', { day: formatDate(batch.refuseUntil, 'medium') })}</p>
        )}
        <FormError>{refuse.error?.message}</FormError>
        <TextField
          name="reason"
          label={t('refuseReason')}
          value={reason}
          onChange={setReason}
          maxLength={300}
          autoFocus
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={refuse.isPending}>
            {t('refuse')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

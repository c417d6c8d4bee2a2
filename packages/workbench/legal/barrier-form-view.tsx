import type { ApiError } from '@kontor/plugin-api/client';
import { Banner, Button, Form, FormError, Lead, TextArea, TextField, useMessages } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { legalMessages } from './legal-messages.ts';

export interface BarrierMessage {
  readonly message: string;
  readonly contact: string;
  readonly page: string;
}

export interface BarrierFormProps {
  /** Answers the reference, or nothing when it was refused. */
  readonly send: (report: BarrierMessage) => Promise<string | undefined>;
  readonly isPending: boolean;
  readonly error: ApiError | undefined;
  /** Where the person was before, as a proposal. */
  readonly page: string;
}

/** "Report a barrier": what stood in the way, where, and how to answer; then the reference. */
export function BarrierForm({ send, isPending, error, page: before }: BarrierFormProps) {
  const t = useMessages(legalMessages);
  const [message, setMessage] = useState('');
  const [contact, setContact] = useState('');
  const [page, setPage] = useState(before);
  const [reference, setReference] = useState<string>();
  return (
    <section aria-label={t('reportTitle')} className="max-w-prose pt-8 print:hidden">
      <h2 className="pb-1 text-lg font-semibold">{t('reportTitle')}</h2>
      {reference === undefined ? (
        <Form
          isUnsaved={message !== ''}
          onSubmit={async () => {
            const answered = await send({ message, contact, page });
            if (answered === undefined) return;
            setReference(answered);
            setMessage('');
          }}
        >
          <Lead>{t('reportHelp')}</Lead>
          <FormError>{error?.message}</FormError>
          <TextArea
            name="message"
            label={t('message')}
            value={message}
            onChange={setMessage}
            isRequired
            maxLength={5000}
            rows={4}
          />
          <TextField
            name="page"
            label={t('page')}
            description={t('pageHelp')}
            value={page}
            onChange={setPage}
            maxLength={500}
          />
          <TextField
            name="contact"
            label={t('contact')}
            description={t('contactHelp')}
            value={contact}
            onChange={setContact}
            maxLength={200}
          />
          <div>
            <Button type="submit" variant="primary" isPending={isPending}>
              {t('send')}
            </Button>
          </div>
        </Form>
      ) : (
        <Thanks reference={reference} onAnother={() => setReference(undefined)} />
      )}
    </section>
  );
}

function Thanks({ reference, onAnother }: { readonly reference: string; readonly onAnother: () => void }) {
  const t = useMessages(legalMessages);
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: whoever works by keyboard or ear goes on at the answer.
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Banner
        tone="success"
        title={t('sentTitle')}
        action={
          <Button size="sm" onPress={onAnother}>
            {t('sendAnother')}
          </Button>
        }
      >
        {t('sent', { reference })}
      </Banner>
    </div>
  );
}

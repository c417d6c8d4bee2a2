import { ApiError, useCall, useLocalData, useNavigate, useSession } from '@kontor/plugin-api/client';
import type { OutputOf } from '@kontor/schema';
import { Button, Form, FormError, Link, TextField, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { ideaPath, openReceipts } from '../../shared/index.ts';
import { StateBadge } from '../idea/state-badge-view.tsx';
import { receiptMessages } from './receipt-messages.ts';
import { keepReceipt, readCode, readReceipts } from './receipt-store.ts';

type Opened = OutputOf<typeof openReceipts>['ideas'];

/** Ideas whose receipts this device has, and a field for one that somebody wrote down. */
export function ReceiptsSection() {
  const t = useMessages(receiptMessages);
  const call = useCall();
  const { person } = useSession();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    const codes = readReceipts(person.id).map(({ code }) => code);
    if (codes.length === 0) return setOpened([]);
    call(openReceipts, { codes }).then(
      ({ ideas }) => setOpened(ideas),
      () => setOpened(undefined), // without a connection nothing is said of them
    );
  }, [call, person.id]);
  return (
    <section aria-label={t('title')} className="mt-8 flex flex-col gap-3 border-t border-border pt-6">
      <h2 className="text-base font-semibold">{t('title')}</h2>
      <p className="max-w-prose text-sm text-muted">{opened?.length === 0 ? t('none') : t('lead')}</p>
      {opened && opened.length > 0 && (
        <ul className="flex flex-col gap-1">
          {opened.map(({ code, idea, steps }) => (
            <li key={code} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
              <Link href={ideaPath(idea.id)} variant="quiet" className="font-medium coarse:py-2.5">
                {idea.title}
              </Link>
              <StateBadge state={idea.state} isMerged={idea.mergedInto !== null} />
              <span className="text-sm text-muted">{t('steps', { count: steps })}</span>
            </li>
          ))}
        </ul>
      )}
      <EnterCode />
    </section>
  );
}

function EnterCode() {
  const t = useMessages(receiptMessages);
  const call = useCall();
  const navigate = useNavigate();
  const { person } = useSession();
  const mayKeep = useLocalData('ideas') !== undefined;
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<string>();
  async function open() {
    const code = readCode(typed);
    setFailure(undefined);
    try {
      const [found] = code.length === 32 ? (await call(openReceipts, { codes: [code] })).ideas : [];
      if (!found) return setFailure(t('unknown'));
      if (mayKeep) keepReceipt(person.id, { code, idea: found.idea.id });
      navigate(ideaPath(found.idea.id));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailure(error.message);
    }
  }
  return (
    <Form isUnsaved={false} onSubmit={() => void open()}>
      <FormError>{failure}</FormError>
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={t('enter')}
          description={t('enterHelp')}
          value={typed}
          onChange={setTyped}
          maxLength={60}
          isRequired
          className="min-w-0 grow basis-60"
        />
        <Button type="submit">{t('open')}</Button>
      </div>
    </Form>
  );
}

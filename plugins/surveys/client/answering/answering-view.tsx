import { useLocalData, useWorkbench } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  CheckCheck,
  ClipboardList,
  CloudUpload,
  EmptyState,
  FormError,
  Lock,
  SkeletonForm,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { isQuestion, type Survey } from '../../shared/index.ts';
import { Anonymity } from '../anonymity-view.tsx';
import { answeringMessages } from './answering-messages.ts';
import { useKnownHere } from './known-here.ts';
import { Questions } from './questions-view.tsx';
import type { KeptTicket } from './ticket-store.ts';
import { openTicketStore } from './ticket-store.ts';
import { useAnswering } from './use-answering.ts';

/** For somebody who is asked while it is open: where they are with it on this device. */
export function Answering({ survey }: { readonly survey: Survey }) {
  const t = useMessages(answeringMessages);
  const known = useKnownHere(survey.id);
  const { outbox } = useWorkbench();
  const { begin, change, finish, reopen, isPending, failure } = useAnswering(survey);
  if (!known) return <SkeletonForm />;
  const { ticket, isDone } = known;
  if (isDone)
    return (
      <EmptyState icon={CheckCheck} title={t('doneTitle')}>
        {t('doneText')}
      </EmptyState>
    );
  if (ticket?.refusal) return <Refused ticket={ticket} onReopen={() => void reopen(ticket)} />;
  if (ticket?.readyAt)
    return (
      <Waiting
        ticket={ticket}
        isPending={isPending}
        onReopen={() => void reopen(ticket)}
        onSend={() => void finish(ticket, true)}
      />
    );
  if (survey.hasTicket && !ticket)
    return (
      <EmptyState icon={Lock} title={t('elsewhereTitle')}>
        {t('elsewhereText')}
      </EmptyState>
    );
  const reason = failure === 'crypto' ? t('crypto') : failure && t('failed', { reason: failure.message });
  if (!ticket?.signature)
    return (
      <div className="flex flex-col gap-5">
        <Anonymity survey={survey} />
        {!outbox && <Banner tone="warning">{t('shared')}</Banner>}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="primary" icon={ClipboardList} isPending={isPending} onPress={() => void begin()}>
            {t('begin')}
          </Button>
          <p className="max-w-prose min-w-0 grow basis-60 text-sm text-muted">
            {t('questions', { count: survey.items.filter(isQuestion).length })}. {t('beginHelp')}
          </p>
        </div>
        <FormError>{reason}</FormError>
      </div>
    );
  return (
    <div className="flex flex-col gap-5">
      <Questions
        items={survey.items}
        answers={ticket.answers}
        onChange={(answers) => void change(ticket, answers)}
        isPending={isPending}
        onSend={() => void finish(ticket)}
      />
      <FormError>{reason}</FormError>
    </div>
  );
}

interface KeptProps {
  readonly ticket: KeptTicket;
  readonly onReopen: () => void;
}

function Waiting({
  onReopen,
  onSend,
  isPending,
}: KeptProps & { readonly onSend: () => void; readonly isPending: boolean }) {
  const t = useMessages(answeringMessages);
  const { isOffline } = useWorkbench();
  return (
    <EmptyState
      icon={CloudUpload}
      title={t('waitingTitle')}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button onPress={onReopen}>{t('reopen')}</Button>
          {!isOffline && (
            <Button isPending={isPending} onPress={onSend}>
              {t('sendNow')}
            </Button>
          )}
        </div>
      }
    >
      {isOffline ? t('waitingOffline') : t('waitingText')}
    </EmptyState>
  );
}

export function Refused({ ticket, onReopen }: KeptProps) {
  const t = useMessages(answeringMessages);
  const database = useLocalData('surveys');
  const isLate = ticket.refusal === 'over';
  const discard = () => void openTicketStore(database).remove(ticket.survey, false);
  return (
    <Banner
      tone="warning"
      title={isLate ? t('lateTitle') : t('refusedTitle')}
      action={
        <div className="flex flex-wrap gap-2">
          {!isLate && (
            <Button size="sm" onPress={onReopen}>
              {t('reopen')}
            </Button>
          )}
          <Button size="sm" variant="quiet" onPress={discard}>
            {t('discard')}
          </Button>
        </div>
      }
    >
      {isLate ? t('lateText') : t('refusedText')}
    </Banner>
  );
}

/** Until when one can answer, or when it begins. */
export function usePeriod({ state, startsAt, endsAt }: Pick<Survey, 'state' | 'startsAt' | 'endsAt'>): string {
  const t = useMessages(answeringMessages);
  const { formatDate } = useFormats();
  const at = (moment: string | null) => (moment === null ? '' : formatDate(moment, 'moment'));
  if (state === 'planned') return t('plannedTitle', { moment: at(startsAt) });
  if (state === 'open') return t('until', { moment: at(endsAt) });
  if (state === 'ending') return t('endingTitle');
  return state === 'ended' ? t('endedTitle') : '';
}

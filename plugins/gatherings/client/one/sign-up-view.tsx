import { newId } from '@kontor/base';
import {
  Ban,
  Button,
  Card,
  CircleCheck,
  Clock,
  CloudUpload,
  Form,
  FormActions,
  FormError,
  type Icon,
  Select,
  TextField,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import type { Gathering, OwnSignUp } from '../../shared/index.ts';
import { oneMessages } from './one-messages.ts';
import { useSignUp } from './use-sign-up.ts';

/** Signing up, and what has become of it. What is told before: who sees one's name, and for how long. */
export function SignUp({ gathering }: { readonly gathering: Gathering }) {
  const t = useMessages(oneMessages);
  const { mine, signUp: mode, state, isOpen } = gathering;
  const [isChanging, setChanging] = useState(false);
  const actions = useSignUp(gathering);
  if (mode === 'none' && !mine)
    return state === 'announced' ? <Card title={t('signUpTitle')}>{t('noSignUp')}</Card> : null;
  const isForm = isOpen && actions.waits === undefined && (!mine || isChanging) && mine?.state !== 'declined';
  return (
    <Card title={t('signUpTitle')}>
      <div className="flex flex-col gap-4">
        <Places gathering={gathering} />
        {!isForm && <FormError>{actions.error}</FormError>}
        <Standing gathering={gathering} waits={actions.waits} />
        {isForm ? (
          <SignUpForm
            gathering={gathering}
            actions={actions}
            onDone={() => setChanging(false)}
            {...(isChanging && { onCancel: () => setChanging(false) })}
          />
        ) : (
          <OwnActions gathering={gathering} actions={actions} onChange={() => setChanging(true)} />
        )}
      </div>
    </Card>
  );
}

type Actions = ReturnType<typeof useSignUp>;

function Places({ gathering }: { readonly gathering: Gathering }) {
  const t = useMessages(oneMessages);
  const { formatDate } = useFormats();
  const { capacity, free, waiting, signUpUntil, state } = gathering;
  if (state !== 'announced') return null;
  const parts = [
    capacity === null || free === null ? '' : t('freeOf', { free, all: capacity }),
    capacity === null ? '' : t('waitingCount', { count: waiting }),
    signUpUntil === null ? '' : t('until', { day: formatDate(signUpUntil, 'medium') }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : <p className="text-sm text-muted">{parts.join(' · ')}</p>;
}

interface StandingProps {
  readonly gathering: Gathering;
  readonly waits: Actions['waits'];
}

/** One sentence that says where one stands; read out when it changes. */
function Standing({ gathering, waits }: StandingProps) {
  const t = useMessages(oneMessages);
  const { mine, isOpen, state, endsAt } = gathering;
  const isOver = new Date(endsAt) <= new Date();
  const closed = state === 'draft' ? undefined : t(state === 'cancelled' ? 'isCancelled' : isOver ? 'over' : 'closed');
  return (
    <div role="status">
      {waits === 'joins' && <Line icon={CloudUpload} text={t('onDevice')} help={t('onDeviceHelp')} />}
      {waits === 'leaves' && <Line icon={CloudUpload} text={t('leavingOnDevice')} />}
      {waits === undefined && mine && <OwnLine mine={mine} />}
      {waits === undefined && !mine && !isOpen && closed !== undefined && <p className="text-muted">{closed}</p>}
    </div>
  );
}

function OwnLine({ mine: { state, rank, guests } }: { readonly mine: OwnSignUp }) {
  const t = useMessages(oneMessages);
  const company = t('withGuests', { count: guests });
  const help = company === '' ? {} : { help: company };
  if (state === 'in') return <Line icon={CircleCheck} tone="text-success" text={t('youAreIn')} {...help} />;
  if (state === 'waiting')
    return <Line icon={Clock} text={t('youWait', { rank: rank ?? 1 })} help={t('youWaitHelp')} />;
  if (state === 'asked') return <Line icon={Clock} text={t('youAsked')} {...help} />;
  return <Line icon={Ban} text={t('youAreDeclined')} />;
}

interface LineProps {
  readonly icon: Icon;
  readonly text: string;
  readonly help?: string;
  readonly tone?: string;
}

function Line({ icon: Sign, text, help, tone = 'text-muted' }: LineProps) {
  return (
    <div className="flex gap-3">
      <Sign aria-hidden className={`mt-0.5 size-5 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="font-medium">{text}</p>
        {help !== undefined && <p className="text-sm text-pretty text-muted">{help}</p>}
      </div>
    </div>
  );
}

interface OwnActionsProps {
  readonly gathering: Gathering;
  readonly actions: Actions;
  readonly onChange: () => void;
}

function OwnActions({ gathering, actions, onChange }: OwnActionsProps) {
  const t = useMessages(oneMessages);
  const { mine, isOpen, guests, question, state, endsAt } = gathering;
  const canLeave = mine && mine.state !== 'declined' && state === 'announced' && new Date(endsAt) > new Date();
  if (!canLeave || actions.waits !== undefined) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {isOpen && (guests > 0 || question !== '') && <Button onPress={onChange}>{t('change')}</Button>}
      <Button isPending={actions.isPending} onPress={() => void actions.leave()}>
        {t(mine.state === 'waiting' ? 'leaveWaiting' : 'leave')}
      </Button>
    </div>
  );
}

interface SignUpFormProps {
  readonly gathering: Gathering;
  readonly actions: Actions;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

function SignUpForm({ gathering, actions, onDone, onCancel }: SignUpFormProps) {
  const t = useMessages(oneMessages);
  const { id, mine, free, guests: most, question, signUp: mode, namesShown, keptDays } = gathering;
  const [guests, setGuests] = useState(mine?.guests ?? 0);
  const [answer, setAnswer] = useState(mine?.answer ?? '');
  const isFull = !mine && free === 0 && mode === 'open';
  async function submit(saved: () => void) {
    const done = await actions.join({ gathering: id, id: mine?.id ?? newId(), guests, answer });
    if (done === 'refused') return;
    saved();
    onDone();
  }
  const verb = mine ? 'saveChange' : mode === 'approved' ? 'ask' : isFull ? 'toWaitingList' : 'signUp';
  return (
    <Form isUnsaved={answer !== (mine?.answer ?? '')} onSubmit={(saved) => void submit(saved)} className="gap-4">
      <FormError>{actions.error}</FormError>
      {isFull && <p className="text-sm text-pretty">{t('full')}</p>}
      {mode === 'approved' && !mine && <p className="text-sm text-pretty">{t('needsYes')}</p>}
      {most > 0 && (
        <Select
          label={t('guests')}
          options={Array.from({ length: Math.max(most, mine?.guests ?? 0) + 1 }, (_none, count) => ({
            id: String(count),
            label: t('guestCount', { count }),
          }))}
          value={String(guests)}
          onChange={(count) => setGuests(Number(count))}
          className="max-w-60"
        />
      )}
      {question !== '' && (
        <TextField
          label={question}
          description={t('questionHelp')}
          value={answer}
          onChange={setAnswer}
          maxLength={500}
        />
      )}
      {!mine && (
        <p className="text-sm text-pretty text-muted">
          {t(namesShown ? 'namesShown' : 'namesHidden')} {t('forgotten', { days: keptDays })}
        </p>
      )}
      <FormActions>
        {onCancel && <Button onPress={onCancel}>{t('keep')}</Button>}
        <Button type="submit" variant="primary" isPending={actions.isPending}>
          {t(verb)}
        </Button>
      </FormActions>
    </Form>
  );
}

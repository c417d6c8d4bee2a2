import { PersonName, QueryView, useAction, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { fillPath } from '@kontor/schema';
import {
  Avatar,
  BackLink,
  Button,
  Download,
  EmptyState,
  Page,
  PageHeader,
  Printer,
  SkeletonList,
  Users,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useEffect, useId } from 'react';
import {
  answerSignUp,
  type Gathering,
  gatheringPath,
  listParticipants,
  type Participant,
  participantsCsvPath,
  type SignUpState,
} from '../../shared/index.ts';
import { gatheringsMessages } from '../gatherings-messages.ts';
import { useFile } from '../one/use-file.ts';
import { useTimeWords } from '../time-words.ts';
import { participantsMessages } from './participants-messages.ts';

const order: readonly SignUpState[] = ['asked', 'in', 'waiting', 'declined'];

/** Who signed up: with answers, a file and a list on paper for organisers; names alone for the others, where they may. */
export function Participants({ gathering }: { readonly gathering: Gathering }) {
  const t = useMessages(participantsMessages);
  const { formatDate } = useFormats();
  const { whole } = useTimeWords();
  const save = useFile();
  const { id, title, mayChange } = gathering;
  const query = useQueryRoute(listParticipants, { gathering: id });
  useTitle(`${t('title')}: ${title}`);
  return (
    <Page>
      <PageHeader
        before={<BackLink href={gatheringPath(id)}>{title}</BackLink>}
        title={t('title')}
        description={whole(gathering)}
        actions={
          mayChange && (
            <span className="flex flex-wrap gap-2 print:hidden">
              <Button icon={Printer} onPress={() => window.print()}>
                {t('print')}
              </Button>
              <Button icon={Download} onPress={() => void save(fillPath(participantsCsvPath, { gathering: id }).path)}>
                {t('saveCsv')}
              </Button>
            </span>
          )
        }
      />
      <QueryView query={query} waiting={<SkeletonList rows={6} hasAvatar />}>
        {({ participants, forgottenOn }) => (
          <div className="flex flex-col gap-8">
            {participants.length === 0 && (
              <EmptyState icon={Users} title={t('noneTitle')}>
                {t('noneText')}
              </EmptyState>
            )}
            {order.map((state) => (
              <Group
                key={state}
                gathering={gathering}
                state={state}
                participants={participants.filter((each) => each.state === state)}
              />
            ))}
            {participants.length > 0 && (
              <p className="text-sm text-muted">{t('forgotten', { day: formatDate(forgottenOn, 'medium') })}</p>
            )}
          </div>
        )}
      </QueryView>
    </Page>
  );
}

interface GroupProps {
  readonly gathering: Gathering;
  readonly state: SignUpState;
  readonly participants: readonly Participant[];
}

function Group({ gathering, state, participants }: GroupProps) {
  const t = useMessages(participantsMessages);
  const heading = useId();
  if (participants.length === 0) return null;
  const persons = participants.length;
  const seats = participants.reduce((sum, { guests }) => sum + guests + 1, 0);
  return (
    <section aria-labelledby={heading}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-border pb-1.5">
        <h2 id={heading} className="text-base font-semibold">
          {t(state)}
        </h2>
        <span className="text-sm text-muted">
          {seats > persons ? t('countWithGuests', { persons, seats }) : t('count', { persons })}
        </span>
      </header>
      <ol className="flex flex-col">
        {participants.map((participant) => (
          <Row key={participant.person.id} gathering={gathering} participant={participant} />
        ))}
      </ol>
    </section>
  );
}

function Row({ gathering, participant }: { readonly gathering: Gathering; readonly participant: Participant }) {
  const t = useMessages(participantsMessages);
  const { person, guests, answer, rank } = participant;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-border py-2 last:border-0">
      {rank !== null && <span className="w-5 shrink-0 text-end text-sm text-muted tabular-nums">{rank}.</span>}
      <Avatar name={person.name} seed={person.id} size="sm" />
      <span className="min-w-0 grow basis-40">
        <PersonName person={person} />
        {guests > 0 && <span className="text-sm text-muted"> {t('guests', { count: guests })}</span>}
        {answer !== '' && <span className="block text-sm text-muted [overflow-wrap:anywhere]">{answer}</span>}
      </span>
      {gathering.mayChange && <Answers gathering={gathering} participant={participant} />}
    </li>
  );
}

function Answers({ gathering, participant }: { readonly gathering: Gathering; readonly participant: Participant }) {
  const t = useMessages(participantsMessages);
  const g = useMessages(gatheringsMessages);
  const toast = useToast();
  const { run, isPending, error } = useAction(answerSignUp, { refreshes: [listParticipants] });
  const { person, state } = participant;
  const reason = error?.message;
  useEffect(() => {
    if (reason !== undefined) toast.show({ text: g('failed', { reason }), tone: 'danger' });
  }, [reason, toast, g]);
  if (gathering.state !== 'announced' || new Date(gathering.endsAt) <= new Date()) return null;
  const isAwaitingRoom = state === 'waiting' && gathering.free !== null && gathering.free <= participant.guests;
  const answer = (isWelcome: boolean) => void run({ gathering: gathering.id, person: person.id, isWelcome });
  return (
    <span className="flex gap-2 print:hidden">
      {state !== 'in' && !isAwaitingRoom && (
        <Button
          size="sm"
          isPending={isPending}
          onPress={() => answer(true)}
          aria-label={`${t(state === 'waiting' ? 'givePlace' : 'accept')}: ${person.name}`}
        >
          {t(state === 'waiting' ? 'givePlace' : 'accept')}
        </Button>
      )}
      {state !== 'declined' && (
        <Button
          size="sm"
          variant="quiet"
          isPending={isPending}
          onPress={() => answer(false)}
          aria-label={`${t('decline')}: ${person.name}`}
        >
          {t('decline')}
        </Button>
      )}
    </span>
  );
}

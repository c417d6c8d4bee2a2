import { QueryView, usePlace, useQueryRoute, useSession, useTitle } from '@kontor/plugin-api/client';
import { getHandOver, type HandOverOf } from '@kontor/schema';
import {
  BackLink,
  ButtonLink,
  Card,
  EmptyState,
  ItemList,
  Page,
  PageHeader,
  RadioGroup,
  UserRound,
  UsersRound,
  useFormats,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { GiveButton } from './give-button-view.tsx';
import { handOverMessages } from './hand-over-messages.ts';
import type { Choice, Choices, Reason } from './hand-over-model.ts';
import { KindCard } from './kind-card-view.tsx';

/** What one person looks after, and who takes it over. */
export function HandOverView() {
  const t = useMessages(handOverMessages);
  const { params } = usePlace();
  const { person: own } = useSession();
  const person = params.person === undefined || params.person === 'me' ? own.id : params.person;
  const query = useQueryRoute(getHandOver, { person });
  useTitle(query.data ? t('of', { name: query.data.person.name }) : t('title'));
  return (
    <Page>
      <BackLink href="/hand-over" className="mb-3">
        {t('back')}
      </BackLink>
      <QueryView query={query}>{(handOver) => <HandOver key={person} handOver={handOver} />}</QueryView>
    </Page>
  );
}

const asTexts = { self: 'asSelf', manager: 'asManager', administrator: 'asAdministrator' } as const;

function HandOver({ handOver }: { readonly handOver: HandOverOf }) {
  const t = useMessages(handOverMessages);
  const { formatDate } = useFormats();
  const { person, kinds, as } = handOver;
  const [reason, setReason] = useState<Reason>('leaving');
  const [choices, setChoices] = useState<Choices>({ kinds: {}, items: {} });
  const chooseKind = (kind: string, choice: Choice) =>
    setChoices({ ...choices, kinds: { ...choices.kinds, [kind]: choice } });
  const chooseItem = (ref: string, choice: Choice | undefined) => {
    const { [ref]: _before, ...rest } = choices.items;
    setChoices({ ...choices, items: choice ? { ...rest, [ref]: choice } : rest });
  };
  const lastDay = person.lastDay === null ? '' : ` ${t('leavesOn', { day: formatDate(person.lastDay, 'medium') })}.`;
  return (
    <>
      <PageHeader
        title={t('of', { name: person.name })}
        description={`${t(asTexts[as])}${lastDay}`}
        actions={
          person.path !== null && (
            <ButtonLink href={person.path} icon={UserRound}>
              {t('toPerson')}
            </ButtonLink>
          )
        }
      />
      {kinds.length === 0 ? (
        <EmptyState icon={UsersRound} title={t('nothing')}>
          {t('nothingHelp')}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-5">
          {!person.isGone && (
            <RadioGroup
              label={t('reason')}
              value={reason}
              onChange={setReason}
              options={[
                { id: 'leaving', label: t('leaving') },
                { id: 'moving', label: t('moving'), description: t('movingHelp') },
              ]}
            />
          )}
          {kinds.map((kind) => (
            <KindCard
              key={kind.kind}
              kind={kind}
              reason={reason}
              proposals={handOver.proposals}
              choices={choices}
              onChooseKind={(choice) => chooseKind(kind.kind, choice)}
              onChooseItem={chooseItem}
            />
          ))}
          <GiveButton
            handOver={handOver}
            reason={reason}
            choices={choices}
            onDone={() => setChoices({ kinds: {}, items: {} })}
          />
        </div>
      )}
      <Given given={handOver.given} />
    </>
  );
}

function Given({ given }: Pick<HandOverOf, 'given'>) {
  const t = useMessages(handOverMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  if (given.length === 0) return null;
  return (
    <Card title={t('given')} className="mt-8">
      <ItemList
        label={t('given')}
        items={given}
        row={({ batch, one, many, count, to, givenAt, refused }) => {
          const what = count === 1 ? one[language] : `${count} ${many[language]}`;
          return {
            id: batch,
            text: what,
            title: what,
            subtitle: t('givenTo', { name: to.name, day: formatDate(givenAt, 'medium') }),
            ...(refused > 0 && { note: t('cameBack', { count: refused }) }),
          };
        }}
        className="-mx-3"
      />
    </Card>
  );
}

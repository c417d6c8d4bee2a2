import {
  PersonName,
  QueryView,
  SlotView,
  useAction,
  useQueryRoute,
  useSession,
  useTitle,
} from '@kontor/plugin-api/client';
import {
  BackLink,
  Banner,
  ButtonLink,
  Link,
  Page,
  PageHeader,
  SkeletonText,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useEffect } from 'react';
import { getIdea, getIdeasHome, ideaPath, noteAnswerSeen, type OpenedIdea } from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { DueNote } from '../list/idea-rows-view.tsx';
import { AuthorPanel } from '../receipts/author-panel-view.tsx';
import { readReceipts } from '../receipts/receipt-store.ts';
import { BodyView } from '../text/body-view.tsx';
import { IdeaActions } from './idea-actions-view.tsx';
import { IdeaFiles } from './idea-files-view.tsx';
import { ideaMessages } from './idea-messages.ts';
import { IdeaSteps } from './idea-steps-view.tsx';
import { IdeaTalk } from './idea-talk-view.tsx';
import { OfficePanel } from './office-panel-view.tsx';
import { StateBadge } from './state-badge-view.tsx';
import { VoteButton } from './vote-button-view.tsx';

/** One idea: what it says, what the office answered, what people say. */
export function IdeaPage({ id }: { readonly id: string }) {
  const t = useMessages(ideaMessages);
  const query = useQueryRoute(getIdea, { idea: id });
  useTitle(query.data?.title);
  return (
    <Page>
      <BackLink href="/ideas">{t('back')}</BackLink>
      <QueryView query={query} waiting={<SkeletonText />} next={<ButtonLink href="/ideas">{t('back')}</ButtonLink>}>
        {(idea) => <Opened idea={idea} />}
      </QueryView>
    </Page>
  );
}

function Opened({ idea }: { readonly idea: OpenedIdea }) {
  const t = useMessages(ideaMessages);
  const { person } = useSession();
  useSeen(idea);
  const isReceiptHere = idea.isAnonymous && readReceipts(person.id).some((receipt) => receipt.idea === idea.id);
  return (
    <div className="flex flex-col gap-7">
      <div>
        <PageHeader title={idea.title} description={<About idea={idea} />} actions={<IdeaActions idea={idea} />} />
        {idea.mergedInto !== null && (
          <Banner tone="info">
            {t('mergedInto')} <Link href={ideaPath(idea.mergedInto)}>{idea.mergedTitle ?? ''}</Link>
          </Banner>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-5">
          <VoteButton idea={idea} isWide />
          <span className="text-sm text-muted">{t(idea.isVotingOpen ? 'votesOpen' : 'votesKept')}</span>
        </div>
        <BodyView text={idea.text} />
      </div>
      <IdeaFiles idea={idea} />
      {idea.merged.length > 0 && <Merged idea={idea} />}
      <AuthorPanel idea={idea} />
      <IdeaSteps idea={idea} />
      {idea.mayDecide && <OfficePanel idea={idea} />}
      <div className="empty:hidden">
        <SlotView name="message.below" about={{ path: ideaPath(idea.id), place: ideaPath(idea.id) }} />
      </div>
      <IdeaTalk idea={idea} isReceiptHere={isReceiptHere} />
    </div>
  );
}

function About({ idea }: { readonly idea: OpenedIdea }) {
  const t = useMessages(ideasMessages);
  const { formatDate } = useFormats();
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StateBadge state={idea.state} isMerged={idea.mergedInto !== null} />
      <span>{idea.author ? <PersonName person={idea.author} /> : t(idea.isAnonymous ? 'anonymous' : 'nobody')}</span>
      <span>{formatDate(idea.createdAt, 'medium')}</span>
      <span>{[idea.box.name, idea.category ?? ''].filter((part) => part !== '').join(' · ')}</span>
      {idea.dueOn !== null && <DueNote day={idea.dueOn} />}
    </span>
  );
}

function Merged({ idea }: { readonly idea: OpenedIdea }) {
  const t = useMessages(ideaMessages);
  return (
    <section aria-label={t('mergedHere')} className="flex flex-col gap-1">
      <h2 className="text-sm font-medium">{t('mergedHere')}</h2>
      <ul className="list-disc ps-5">
        {idea.merged.map(({ id, title }) => (
          <li key={id}>
            <Link href={ideaPath(id)}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The author has seen the newest answer as soon as it is in front of them; nobody else learns that. */
function useSeen({ id, isMine, steps, mergedInto }: OpenedIdea): void {
  const { run } = useAction(noteAnswerSeen, { refreshes: [getIdeasHome] });
  const newest = `${steps.at(-1)?.id} ${mergedInto}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is seen anew.
  useEffect(() => {
    if (isMine && (steps.length > 0 || mergedInto !== null)) void run({ idea: id }).catch(() => undefined); // later, then
  }, [id, isMine, newest, run]);
}

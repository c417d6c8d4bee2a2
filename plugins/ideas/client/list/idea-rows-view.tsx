import { isoDate } from '@kontor/base';
import { Link, MessageSquare, useFormats, useMessages } from '@kontor/ui';
import { ideaPath, type ListedIdea } from '../../shared/index.ts';
import { StateBadge } from '../idea/state-badge-view.tsx';
import { VoteButton } from '../idea/vote-button-view.tsx';
import { ideasMessages } from '../ideas-messages.ts';

interface IdeaRowsProps {
  readonly label: string;
  readonly ideas: readonly ListedIdea[];
  /** Of several boxes, each says its own. */
  readonly hasBoxes: boolean;
}

/** Ideas with their votes, which are given right here. */
export function IdeaRows({ label, ideas, hasBoxes }: IdeaRowsProps) {
  return (
    <ul aria-label={label} className="flex flex-col divide-y divide-border">
      {ideas.map((idea) => (
        <IdeaRow key={idea.id} idea={idea} hasBox={hasBoxes} />
      ))}
    </ul>
  );
}

function IdeaRow({ idea, hasBox }: { readonly idea: ListedIdea; readonly hasBox: boolean }) {
  const t = useMessages(ideasMessages);
  const { formatDate } = useFormats();
  const { title, state, box, category, comments, dueOn, mergedInto } = idea;
  const about = [hasBox ? box.name : '', category ?? '', useAuthorName(idea), formatDate(idea.createdAt, 'medium')];
  return (
    <li className="flex items-start gap-4 py-3">
      <VoteButton idea={idea} />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link href={ideaPath(idea.id)} variant="quiet" className="font-medium [overflow-wrap:anywhere] coarse:py-1.5">
            {title}
          </Link>
          <StateBadge state={state} isMerged={mergedInto !== null} />
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 pt-0.5 text-sm text-muted">
          <span>{about.filter((part) => part !== '').join(' · ')}</span>
          {comments > 0 && (
            <span className="inline-flex items-center gap-1">
              <MessageSquare aria-hidden className="size-3.5" />
              <span aria-hidden>{comments}</span>
              <span className="sr-only">{t('comments', { count: comments })}</span>
            </span>
          )}
          {dueOn !== null && <DueNote day={dueOn} />}
        </p>
      </div>
    </li>
  );
}

/** By when the office has promised something. */
export function DueNote({ day }: { readonly day: string }) {
  const t = useMessages(ideasMessages);
  const { formatDate } = useFormats();
  const isOver = day < isoDate(new Date());
  const words = { day: formatDate(day, 'medium') };
  return <span className={isOver ? 'font-medium text-danger' : ''}>{t(isOver ? 'overdue' : 'dueOn', words)}</span>;
}

export function useAuthorName({ author, isAnonymous }: Pick<ListedIdea, 'author' | 'isAnonymous'>): string {
  const t = useMessages(ideasMessages);
  return author?.name ?? t(isAnonymous ? 'anonymous' : 'nobody');
}

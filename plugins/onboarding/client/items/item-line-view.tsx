import {
  Avatar,
  classNames,
  FileText,
  type Icon,
  Link,
  ListChecks,
  MessagesSquare,
  UserRound,
  useMessages,
} from '@kontor/ui';
import type { ItemKind, ShownItem } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';

const icons: Readonly<Record<ItemKind, Icon>> = {
  meet: UserRound,
  read: FileText,
  join: MessagesSquare,
  do: ListChecks,
};
const hidden = { meet: 'hiddenMeet', read: 'hiddenRead', join: 'hiddenJoin', do: 'hiddenDo' } as const;

/** What an item is called: by its own words, else by what it is about, as far as this person sees that. */
export function useItemName(): (item: ShownItem) => string {
  const t = useMessages(onboardingMessages);
  return ({ kind, text, card, ref }) => text || card?.title || (ref === null ? t(kind) : t(hidden[kind]));
}

interface ItemLineProps {
  readonly item: ShownItem;
  readonly isDone?: boolean;
  /** Without the words that explain it. */
  readonly isShort?: boolean;
}

/** An item: what it is about, a link to it, and why. */
export function ItemLine({ item, isDone = false, isShort = false }: ItemLineProps) {
  const t = useMessages(onboardingMessages);
  const name = useItemName()(item);
  const { kind, card, note, text } = item;
  const KindIcon = icons[kind];
  const about = card && text !== '' && text !== card.title ? card.title : undefined;
  const look = classNames('min-w-0 [overflow-wrap:anywhere]', isDone && 'text-muted line-through decoration-1');
  return (
    <span className="flex min-w-0 grow items-start gap-3 py-2.5">
      {card?.type === 'person' ? (
        <Avatar
          name={card.title}
          seed={card.ref.split('/')[2] ?? card.ref}
          photo={card.picture ?? undefined}
          size="xs"
        />
      ) : (
        <KindIcon aria-hidden className="mt-0.5 size-5 shrink-0 p-px text-muted" />
      )}
      <span className="min-w-0 grow">
        <span className="sr-only">{`${t(kind)}: `}</span>
        {card && about === undefined ? (
          <Link href={card.path} className={look}>
            {name}
          </Link>
        ) : (
          <span className={look}>{name}</span>
        )}
        {card && about !== undefined && (
          <span className="block text-sm">
            <Link href={card.path}>{about}</Link>
          </span>
        )}
        {!isShort && note !== '' && <span className="block text-sm text-pretty text-muted">{note}</span>}
      </span>
    </span>
  );
}

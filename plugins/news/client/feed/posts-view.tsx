import { QueryView, useCall, useQueryRoute } from '@kontor/plugin-api/client';
import { ArrowUp, Button, EmptyState, Newspaper, SkeletonList, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { type ListedPost, listPosts, recordVisit } from '../../shared/index.ts';
import { feedMessages } from './feed-messages.ts';
import { lineBefore, newestOf, splitNew } from './feed-model.ts';
import { PostItem } from './post-item-view.tsx';

interface PostsProps {
  readonly view: 'own' | 'all';
  readonly channel: string | undefined;
}

/** What a first look found stays as it is: what comes meanwhile waits behind a button. */
export function Posts({ view, channel }: PostsProps) {
  const t = useMessages(feedMessages);
  const query = useQueryRoute(listPosts, channel === undefined ? { view } : { view: 'all', channel });
  const [seenUntil, setSeenUntil] = useState<string | null>();
  const [shownUntil, setShownUntil] = useState<string>();
  const [older, setOlder] = useState<readonly string[]>([]);
  const all = query.data && [...query.data.pinned, ...query.data.posts];
  if (query.data && seenUntil === undefined) setSeenUntil(query.data.seenUntil);
  if (all && shownUntil === undefined) setShownUntil(newestOf(all));
  useVisit(channel === undefined ? shownUntil : undefined);
  return (
    <QueryView query={query} waiting={<SkeletonList rows={5} />}>
      {({ posts, pinned, next }) => {
        const top = splitNew(pinned, shownUntil ?? '');
        const rest = splitNew(posts, shownUntil ?? '');
        const waiting = top.waiting + rest.waiting;
        const last = older.at(-1) ?? next;
        return (
          <div className="flex flex-col gap-3">
            <div role="status" className={waiting > 0 ? 'sticky top-2 z-10 flex justify-center' : 'sr-only'}>
              {waiting > 0 && (
                <Button icon={ArrowUp} size="sm" onPress={() => setShownUntil(newestOf(all ?? []))}>
                  {t('newPosts', { count: waiting })}
                </Button>
              )}
            </div>
            {top.shown.map((post) => (
              <PostItem key={post.id} post={post} isPinned />
            ))}
            <Piece posts={rest.shown} seenUntil={seenUntil ?? null} above={undefined} />
            {next !== null && (
              <OlderPieces
                first={next}
                view={view}
                channel={channel}
                seenUntil={seenUntil ?? null}
                opened={older}
                onOpen={setOlder}
              />
            )}
            {top.shown.length + rest.shown.length === 0 && last === null && (
              <EmptyState icon={Newspaper} title={t('empty')}>
                {t(channel === undefined ? 'emptyOwn' : 'emptyChannel')}
              </EmptyState>
            )}
          </div>
        );
      }}
    </QueryView>
  );
}

interface PieceProps {
  readonly posts: readonly ListedPost[];
  readonly seenUntil: string | null;
  readonly above: string | undefined;
}

function Piece({ posts, seenUntil, above }: PieceProps) {
  const t = useMessages(feedMessages);
  const line = lineBefore(posts, seenUntil, above);
  return posts.map((post) => (
    <div key={post.id} className="flex flex-col gap-3">
      {post.id === line && (
        <p className="flex items-center gap-3 py-1 text-sm font-medium text-accent-text before:h-px before:grow before:bg-current before:opacity-40 after:h-px after:grow after:bg-current after:opacity-40">
          {t('newUntilHere')}
        </p>
      )}
      <PostItem post={post} />
    </div>
  ));
}

interface OlderProps extends PostsProps {
  readonly first: string;
  readonly seenUntil: string | null;
  /** Places whose pieces were asked for. */
  readonly opened: readonly string[];
  readonly onOpen: (opened: readonly string[]) => void;
}

function OlderPieces({ first, opened, onOpen, ...rest }: OlderProps) {
  const t = useMessages(feedMessages);
  if (opened.length === 0)
    return (
      <Button className="self-center" onPress={() => onOpen([first])}>
        {t('older')}
      </Button>
    );
  return opened.map((after, index) => (
    <OlderPiece
      key={after}
      after={after}
      isLast={index === opened.length - 1}
      onMore={(next) => onOpen([...opened, next])}
      {...rest}
    />
  ));
}

interface OlderPieceProps extends PostsProps {
  readonly after: string;
  readonly seenUntil: string | null;
  readonly isLast: boolean;
  readonly onMore: (next: string) => void;
}

function OlderPiece({ after, view, channel, seenUntil, isLast, onMore }: OlderPieceProps) {
  const t = useMessages(feedMessages);
  const query = useQueryRoute(listPosts, channel === undefined ? { view, after } : { view: 'all', channel, after });
  return (
    <QueryView query={query} waiting={<SkeletonList rows={3} />}>
      {({ posts, next }) => (
        <>
          <Piece posts={posts} seenUntil={seenUntil} above={after.split('_')[0]} />
          {isLast && next !== null && (
            <Button className="self-center" onPress={() => onMore(next)}>
              {t('older')}
            </Button>
          )}
        </>
      )}
    </QueryView>
  );
}

/** The next visit begins where this one ends. Only a convenience: without a connection nobody is told. */
function useVisit(shownUntil: string | undefined): void {
  const call = useCall();
  useEffect(() => {
    if (shownUntil !== undefined) call(recordVisit, {}).catch(() => undefined);
  }, [call, shownUntil]);
}

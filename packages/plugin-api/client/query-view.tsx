import { EmptyState, ErrorState, Lock, Search, SkeletonList, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { clientMessages } from './client-messages.ts';
import type { RouteQuery } from './use-query-route.ts';

export interface QueryViewProps<Output> {
  readonly query: RouteQuery<Output>;
  /** Stands in while waiting (shown after 300 ms); rows of a list unless given. */
  readonly waiting?: ReactNode;
  /** The next step where it is not there or not for you: a ButtonLink to where others are. */
  readonly next?: ReactNode;
  readonly children: (data: Output) => ReactNode;
}

/** The four states of anything fetched: on its way, there, not there or not for you, and failed with a way to retry. */
export function QueryView<Output>({ query, waiting, next, children }: QueryViewProps<Output>) {
  const t = useMessages(clientMessages);
  if (query.data !== undefined) return children(query.data);
  if (query.error === undefined) return waiting ?? <SkeletonList />;
  const { kind, message, requestId } = query.error;
  if (kind === 'not-found')
    return (
      <>
        <h1 className="sr-only">{t('notFound')}</h1>
        <EmptyState icon={Search} title={t('notFound')} action={next}>
          {message}
        </EmptyState>
      </>
    );
  if (kind === 'forbidden')
    return (
      <>
        <h1 className="sr-only">{t('noAccess')}</h1>
        <EmptyState icon={Lock} title={t('noAccess')} action={next}>
          {message}
        </EmptyState>
      </>
    );
  return (
    <ErrorState title={t('failed')} onRetry={query.refetch}>
      {message}
      {requestId !== undefined && (
        <span className="block pt-2 text-xs break-all">{t('requestId', { id: requestId })}</span>
      )}
    </ErrorState>
  );
}

import type { ApiError } from '@kontor/plugin-api/client';
import { Banner, Button, EmptyState, ErrorState, Search, UsersRound, useMessages } from '@kontor/ui';
import { directoryMessages } from '../directory-messages.ts';
import { clearFilters, countFilters, type PeopleQuestion } from './people-question-model.ts';

interface NobodyFoundProps {
  readonly question: PeopleQuestion;
  readonly onChange: (question: PeopleQuestion) => void;
}

/** Why the list is empty, and the next step. */
export function NobodyFound({ question, onChange }: NobodyFoundProps) {
  const t = useMessages(directoryMessages);
  if (countFilters(question) > 0)
    return (
      <EmptyState
        icon={Search}
        title={t('nobodyTitle')}
        action={<Button onPress={() => onChange(clearFilters(question))}>{t('clearFilters')}</Button>}
      >
        {t('nobodyFilteredText')}
      </EmptyState>
    );
  if (question.q.trim() !== '')
    return (
      <EmptyState
        icon={Search}
        title={t('nobodyTitle')}
        action={<Button onPress={() => onChange({ ...question, q: '' })}>{t('clearSearch')}</Button>}
      >
        {t('nobodyText', { q: question.q.trim() })}
      </EmptyState>
    );
  return (
    <EmptyState icon={UsersRound} title={t('nobodyAtAllTitle')}>
      {t('nobodyAtAllText')}
    </EmptyState>
  );
}

interface FailureProps {
  readonly failure: ApiError;
  readonly onRetry: () => void;
}

/** There is nothing to show, and why. */
export function PeopleFailure({ failure, onRetry }: FailureProps) {
  const t = useMessages(directoryMessages);
  return (
    <ErrorState title={t('searchFailed')} onRetry={onRetry}>
      {failure.message}
    </ErrorState>
  );
}

/** What is shown is older than what was asked. */
export function StaleNotice({ failure, onRetry }: FailureProps) {
  const t = useMessages(directoryMessages);
  const isOffline = failure.code === 'client.unreachable';
  return (
    <div role="status">
      <Banner
        tone={isOffline ? 'offline' : 'warning'}
        title={t(isOffline ? 'staleTitle' : 'searchFailed')}
        action={
          <Button size="sm" onPress={onRetry}>
            {t('retry')}
          </Button>
        }
      >
        {isOffline ? t('staleText') : failure.message}
      </Banner>
    </div>
  );
}

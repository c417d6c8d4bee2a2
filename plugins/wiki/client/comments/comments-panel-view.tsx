import { useAction } from '@kontor/plugin-api/client';
import { Button, EmptyState, Form, FormError, MessageSquare, SidePanel, TextArea, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listThreads, type Page, type Suggestion, startThread, type Thread } from '../../shared/index.ts';
import { NewSuggestion } from '../suggestions/new-suggestion-view.tsx';
import { suggestionMessages } from '../suggestions/suggestion-messages.ts';
import { SuggestionView } from '../suggestions/suggestion-view.tsx';
import { commentMessages } from './comment-messages.ts';
import { Quote } from './quote-view.tsx';
import { ThreadView } from './thread-view.tsx';
import type { PageComments } from './use-page-comments.ts';

interface CommentsPanelProps {
  readonly page: Page;
  readonly comments: PageComments;
}

/** Everything that was said about a page, what is open first; and a field to say something. */
export function CommentsPanel({ page, comments }: CommentsPanelProps) {
  const t = useMessages(commentMessages);
  const [showsResolved, setShowsResolved] = useState(false);
  const s = useMessages(suggestionMessages);
  const [showsSettled, setShowsSettled] = useState(false);
  const { suggestions } = comments;
  const settled = suggestions.filter(({ state }) => state !== 'open').toReversed();
  const showSuggestion = (suggestion: Suggestion) => (
    <SuggestionView key={suggestion.id} page={page} suggestion={suggestion} comments={comments} />
  );
  const open = comments.threads.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = comments.threads.filter(({ resolvedAt }) => resolvedAt !== null);
  // Whoever comes by the address of a comment sees it, also where it is resolved.
  const isResolvedMeant = resolved.some(({ id }) => id === comments.active);
  const show = (thread: Thread) => <ThreadView key={thread.id} page={page} thread={thread} comments={comments} />;
  return (
    <SidePanel title={t('comments')} closeLabel={t('close')} onClose={comments.close}>
      <div className="flex flex-col gap-4">
        {page.right !== 'read' && <NewRemark page={page} comments={comments} />}
        {comments.threads.length === 0 && comments.suggestions.length === 0 && (
          <EmptyState icon={MessageSquare} title={t('none')}>
            {page.right === 'read' ? undefined : t('noneText')}
          </EmptyState>
        )}
        {suggestions.filter(({ state }) => state === 'open').map(showSuggestion)}
        {open.map(show)}
        {resolved.length > 0 && !showsResolved && !isResolvedMeant && (
          <Button variant="quiet" size="sm" className="self-start" onPress={() => setShowsResolved(true)}>
            {t('resolved', { count: resolved.length })}
          </Button>
        )}
        {(showsResolved || isResolvedMeant) && resolved.map(show)}
        {settled.length > 0 && !showsSettled && (
          <Button variant="quiet" size="sm" className="self-start" onPress={() => setShowsSettled(true)}>
            {s('settled', { count: settled.length })}
          </Button>
        )}
        {showsSettled && settled.map(showSuggestion)}
      </div>
    </SidePanel>
  );
}

function NewRemark({ page, comments }: CommentsPanelProps) {
  const { begunSuggestion: place } = comments;
  if (!place) return <NewComment page={page} comments={comments} />;
  const done = (made?: string) => {
    comments.close();
    if (made !== undefined) comments.open(made);
  };
  return <NewSuggestion key={place.anchor.from + place.anchor.to} page={page} place={place} onDone={done} />;
}

function NewComment({ page, comments }: CommentsPanelProps) {
  const t = useMessages(commentMessages);
  const { begun } = comments;
  const { run, isPending, error } = useAction(startThread, { refreshes: [listThreads] });
  const [text, setText] = useState('');
  async function submit() {
    const place = { anchor: begun?.anchor ?? null, quote: begun?.quote ?? '' };
    const started = await run({ page: page.id, ...place, text });
    if (!started) return;
    setText('');
    comments.close();
    comments.open(started.id);
  }
  return (
    <Form isUnsaved={text !== ''} onSubmit={() => void submit()}>
      {begun && begun.quote !== '' && <Quote text={begun.quote} />}
      <FormError>{error?.message}</FormError>
      <TextArea
        name="text"
        label={t(begun ? 'newHere' : 'newAll')}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={4000}
        isRequired
        autoFocus={begun !== undefined}
      />
      <Button type="submit" variant="primary" size="sm" className="self-end" isPending={isPending}>
        {t('send')}
      </Button>
    </Form>
  );
}

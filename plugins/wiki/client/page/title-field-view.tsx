import { useMessages } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import type { Page } from '../../shared/index.ts';
import { useChangePage } from '../page-actions.ts';
import { pageMessages } from './page-messages.ts';

const pauseMs = 700;
const longest = 200;

interface TitleFieldProps {
  readonly page: Page;
  /** Enter leaves the title for the text. */
  readonly onDone: () => void;
}

/** The title, written where it stands; it is saved as soon as one pauses. What others name it meanwhile is shown. */
export function TitleField({ page, onDone }: TitleFieldProps) {
  const t = useMessages(pageMessages);
  const { run, error } = useChangePage();
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef({ page, typed });
  latest.current = { page, typed };
  const revision = useRef(page.revision);
  revision.current = Math.max(revision.current, page.revision);
  const saveNow = async () => {
    const { page: now, typed: title } = latest.current;
    if (title === undefined) return;
    if (title.trim() === now.title) return setTyped(undefined);
    const saved = await run({ page: now.id, revision: revision.current, title });
    if (saved) revision.current = saved.revision;
    // Whoever typed on meanwhile keeps what they have typed.
    setTyped((value) => (value === title ? undefined : value));
  };
  // One after the other: a pause and leaving the field may both save, on one revision only the first would.
  const queue = useRef(Promise.resolve());
  const save = () => {
    queue.current = queue.current.then(saveNow);
    return queue.current;
  };
  const saving = useRef(save);
  saving.current = save;
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => void saving.current(), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => () => void saving.current(), []);
  useEffect(() => {
    if (latest.current.page.title === '') field.current?.focus();
  }, []);
  return (
    <div>
      <textarea
        ref={field}
        rows={1}
        aria-label={t('titleField')}
        placeholder={t('titlePlaceholder')}
        value={typed ?? page.title}
        maxLength={longest}
        onChange={({ target }) => setTyped(target.value.replaceAll('\n', ' '))}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onDone();
        }}
        className="field-sizing-content block w-full resize-none bg-transparent text-2xl font-semibold outline-none placeholder:text-muted [overflow-wrap:anywhere]"
      />
      {error && (
        <p role="alert" className="pt-1 text-sm text-danger">
          {error.message}
        </p>
      )}
    </div>
  );
}

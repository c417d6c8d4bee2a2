import { type HelpTopic, helpChapters, usePlace } from '@kontor/plugin-api/client';
import {
  Banner,
  BookOpen,
  EmptyState,
  SearchField,
  SkeletonList,
  useLanguage,
  useMessages,
  VisuallyHidden,
} from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { HelpFooter } from './help-footer-view.tsx';
import { helpMessages } from './help-messages.ts';
import { findTopics, topicsAbout } from './help-model.ts';
import { HelpTopicView } from './help-topic-view.tsx';
import { useHelpTopics } from './use-help-topics.ts';

/** A search over all topics; without one, what belongs to this screen and then everything by chapters. */
export function HelpContent({ topic: wanted }: { readonly topic: string | undefined }) {
  const t = useMessages(helpMessages);
  const { topics, failed } = useHelpTopics();
  const [opened, setOpened] = useState(wanted);
  const [query, setQuery] = useState('');
  useEffect(() => setOpened(wanted), [wanted]);
  const input = useRef<HTMLInputElement>(null);
  const topic = topics?.find(({ id }) => id === opened);
  const isReady = topics !== undefined;
  useEffect(() => {
    if (isReady && opened === undefined) input.current?.focus();
  }, [isReady, opened]);
  if (failed) return <Banner tone="danger">{t('failed')}</Banner>;
  if (!topics) return <SkeletonList />;
  if (topic) return <HelpTopicView topic={topic} onBack={() => setOpened(undefined)} />;
  return (
    <div className="flex flex-col gap-5">
      <SearchField
        label={t('search')}
        placeholder={t('search')}
        value={query}
        onChange={setQuery}
        inputRef={input}
        maxLength={100}
      />
      {query.trim() === '' ? (
        <AllTopics topics={topics} onOpen={setOpened} />
      ) : (
        <FoundTopics topics={topics} query={query} onOpen={setOpened} />
      )}
      <HelpFooter />
    </div>
  );
}

interface ListProps {
  readonly topics: readonly HelpTopic[];
  readonly onOpen: (id: string) => void;
}

function AllTopics({ topics, onOpen }: ListProps) {
  const t = useMessages(helpMessages);
  const { path } = usePlace();
  const here = topicsAbout(topics, path);
  return (
    <>
      {here.length > 0 && <Chapter title={t('here')} topics={here} onOpen={onOpen} />}
      {helpChapters.map((chapter) => {
        const others = topics.filter((topic) => topic.chapter === chapter && !here.includes(topic));
        return others.length > 0 && <Chapter key={chapter} title={t(chapter)} topics={others} onOpen={onOpen} />;
      })}
    </>
  );
}

function FoundTopics({ topics, query, onOpen }: ListProps & { readonly query: string }) {
  const t = useMessages(helpMessages);
  const { language } = useLanguage();
  const found = findTopics(topics, query, language);
  return (
    <>
      <VisuallyHidden>
        <span role="status">{t('found', { count: found.length })}</span>
      </VisuallyHidden>
      {found.length > 0 ? (
        <TopicList topics={found} onOpen={onOpen} />
      ) : (
        <EmptyState icon={BookOpen} title={t('nothing', { query: query.trim() })}>
          {t('nothingHelp')}
        </EmptyState>
      )}
    </>
  );
}

function Chapter({ title, topics, onOpen }: ListProps & { readonly title: string }) {
  return (
    <section aria-label={title}>
      <h3 className="pb-1 text-sm font-medium text-muted">{title}</h3>
      <TopicList topics={topics} onOpen={onOpen} />
    </section>
  );
}

function TopicList({ topics, onOpen }: ListProps) {
  const { language } = useLanguage();
  return (
    <ul className="-mx-2.5 flex flex-col">
      {topics.map(({ id, title }) => (
        <li key={id}>
          <Button
            onPress={() => onOpen(id)}
            className="flex min-h-9 w-full cursor-pointer items-center rounded-md px-2.5 py-1.5 text-start focus-ring-inset data-hovered:bg-hover data-pressed:bg-pressed coarse:min-h-11"
          >
            {title[language]}
          </Button>
        </li>
      ))}
    </ul>
  );
}

import {
  Banner,
  CircleHelp,
  Clock,
  classNames,
  type Icon,
  Kbd,
  List as ListIcon,
  useLanguage,
  useMessages,
  WifiOff,
} from '@kontor/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { shellMessages } from '../shell/shell-messages.ts';
import { Shortcut } from '../shell/shortcut-view.tsx';
import { HitRow } from './hit-row-view.tsx';
import { paletteMessages } from './palette-messages.ts';
import type { PaletteEntry } from './palette-model.ts';
import type { SearchBox } from './use-search.ts';

export interface PaletteListProps {
  readonly listId: string;
  readonly optionId: (id: string) => string;
  readonly entries: readonly PaletteEntry[];
  readonly activeId: string | undefined;
  readonly search: SearchBox;
  /** By more than the type. */
  readonly isNarrowed: boolean;
  /** Stands above the list. */
  readonly before: ReactNode;
  /** What leads on where nothing was found. */
  readonly nothing: ReactNode;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (entry: PaletteEntry) => void;
}

type CommandEntry = Extract<PaletteEntry, { readonly command: unknown }>;

/** What was found, and what can be done; the active line stays in view. */
export function PaletteList(props: PaletteListProps) {
  const { listId, optionId, entries, activeId, search, isNarrowed, before, nothing, onChoose, onOpen } = props;
  const t = useMessages(shellMessages);
  const palette = useMessages(paletteMessages);
  const { language } = useLanguage();
  const hits = entries.filter((entry) => entry.kind === 'hit');
  const all = entries.filter((entry) => entry.kind === 'all');
  const recent = entries.filter((entry) => entry.kind === 'recent');
  const here = entries.filter((entry) => entry.kind === 'here');
  const commands = entries.filter((entry) => entry.kind === 'command');
  const topics = entries.filter((entry) => entry.kind === 'help');
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new active line is what has to be scrolled to.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const { answer } = search;
  const isEmptyHanded = answer?.hits.length === 0 && search.query.trim() !== '' && !search.isSearching;
  const option = (entry: PaletteEntry, content: ReactNode) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the combobox, which owns these options.
    <div
      key={entry.id}
      id={optionId(entry.id)}
      role="option"
      tabIndex={-1}
      aria-selected={entry.id === activeId}
      onMouseMove={() => entry.id !== activeId && onChoose(entry.id)}
      onClick={() => onOpen(entry)}
      className={classNames(
        'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5',
        entry.id === activeId && 'bg-accent-soft forced-colors:outline-2',
      )}
    >
      {content}
    </div>
  );
  const commandLine = (entry: CommandEntry) => {
    const { icon, label, shortcut } = entry.command;
    return option(entry, <Line icon={icon} text={label(language)} shortcut={shortcut} />);
  };
  return (
    <>
      <div ref={list} className="min-h-0 grow overflow-y-auto p-2">
        {answer?.isFromDevice && (
          <p className="flex items-center gap-2 px-2.5 py-1.5 text-sm text-muted">
            <WifiOff aria-hidden className="size-4 shrink-0" />
            {[t('hitsFromDevice'), ...(isNarrowed ? [palette('filtersOffline')] : [])].join(' ')}
          </p>
        )}
        {answer?.isFallback && (
          <Banner tone="warning" className="mb-1">
            {palette('fallback')}
          </Banner>
        )}
        {search.failure !== undefined && <Banner tone="danger">{search.failure}</Banner>}
        {before}
        <div id={listId} role="listbox" aria-label={t('searchResults')}>
          {hits.map((entry) => option(entry, <HitRow hit={entry.hit} />))}
          {all.map((entry) =>
            option(
              entry,
              <Line
                icon={ListIcon}
                text={answer?.total == null ? palette('all') : palette('allCounted', { count: answer.total })}
              />,
            ),
          )}
          {recent.length > 0 && (
            <Group name={palette('recent')}>
              {recent.map((entry) => option(entry, <Line icon={Clock} text={entry.place.title} />))}
            </Group>
          )}
          {here.length > 0 && <Group name={palette('here')}>{here.map(commandLine)}</Group>}
          {commands.length > 0 && <Group name={t('commands')}>{commands.map(commandLine)}</Group>}
          {topics.length > 0 && (
            <Group name={t('help')}>
              {topics.map((entry) => option(entry, <Line icon={CircleHelp} text={entry.topic.title[language]} />))}
            </Group>
          )}
        </div>
        {isEmptyHanded && nothing}
      </div>
      <p
        aria-hidden
        className="hidden shrink-0 items-center gap-4 border-t border-border px-4 py-2 text-xs text-muted sm:flex coarse:hidden"
      >
        <span className="flex items-center gap-1.5">
          <Kbd keys={['↑', '↓']} /> {t('keysMove')}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd keys={['↵']} /> {t('keysOpen')}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd keys={['Esc']} /> {t('keysClose')}
        </span>
      </p>
    </>
  );
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: inside a listbox only options and groups of them may stand.
    <div role="group" aria-label={name}>
      <p aria-hidden className="px-2.5 pt-3 pb-1 text-xs font-medium text-muted">
        {name}
      </p>
      {children}
    </div>
  );
}

interface LineProps {
  readonly icon: Icon;
  readonly text: string;
  readonly shortcut?: string | undefined;
}

function Line({ icon: Icon, text, shortcut }: LineProps) {
  return (
    <>
      <span className="flex w-7 shrink-0 justify-center">
        <Icon aria-hidden className="size-4 text-muted" />
      </span>
      <span className="min-w-0 grow truncate text-sm">{text}</span>
      {shortcut !== undefined && (
        <span className="coarse:hidden">
          <Shortcut shortcut={shortcut} />
        </span>
      )}
    </>
  );
}

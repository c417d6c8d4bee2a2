import { useAnnouncer, usePlace } from '@kontor/plugin-api/client';
import { ButtonLink, Network, SearchField, SkeletonList, useMessages, VirtualList } from '@kontor/ui';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { directoryMessages } from '../directory-messages.ts';
import { ActiveFilters, FilterButton } from './filter-view.tsx';
import { InCharge } from './in-charge-view.tsx';
import { isTotalExact, totalOf } from './people-list-model.ts';
import { type PeopleQuestion, peopleAddress, questionKey, questionOf, searchOf } from './people-question-model.ts';
import { NobodyFound, PeopleFailure, StaleNotice } from './people-states-view.tsx';
import { PersonRowView, rowHeight, WaitingRow } from './person-row-view.tsx';
import { type PeopleSearch, usePeopleList } from './use-people-list.ts';
import { useSlashKey } from './use-slash-key.ts';

/** The list of people with its search and filters; what is asked stands in the address. */
export function PeopleListView({ current }: { readonly current: string | undefined }) {
  const t = useMessages(directoryMessages);
  const { question, ask } = useQuestion();
  const search = usePeopleList(question);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useSlashKey(input);

  function moveIntoList(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  }

  return (
    <div ref={box} className="relative mx-auto flex h-full max-w-3xl flex-col gap-3 xl:mx-0">
      <header className="flex items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold xl:text-xl">{t('people')}</h1>
        <ButtonLink href="/org-units" variant="quiet" size="sm" icon={Network} className="-me-2">
          {t('orgChart')}
        </ButtonLink>
      </header>
      <div className="flex gap-2">
        <SearchField
          label={t('searchPeople')}
          placeholder={t('searchPlaceholder')}
          value={question.q}
          onChange={(q) => ask({ ...question, q })}
          isPending={search.isPending && search.shown !== undefined}
          inputRef={input}
          onKeyDown={moveIntoList}
          className="min-w-0 grow"
        />
        <FilterButton question={question} shown={search.shown} onChange={ask} />
      </div>
      <ActiveFilters question={question} shown={search.shown} onChange={ask} />
      {!isFoundByName(search) && <InCharge q={question.q} />}
      <PeopleResult search={search} question={question} current={current} onChange={ask} />
    </div>
  );
}

/** Whoever types a name looks for that person, and not for somebody to ask. */
function isFoundByName({ places }: PeopleSearch): boolean {
  return (places[0]?.row?.nameMatches.length ?? 0) > 0;
}

interface PeopleResultProps {
  readonly search: PeopleSearch;
  readonly question: PeopleQuestion;
  readonly current: string | undefined;
  readonly onChange: (question: PeopleQuestion) => void;
}

function PeopleResult({ search, question, current, onChange }: PeopleResultProps) {
  const t = useMessages(directoryMessages);
  const { navigate } = usePlace();
  const { shown, places, failure, retry } = search;
  const isRegister = places.some(({ letter }) => letter !== undefined);
  useSpokenCount(search);
  if (!shown)
    return failure ? <PeopleFailure failure={failure} onRetry={retry} /> : <SkeletonList rows={9} hasAvatar />;
  if (places.length === 0) return <NobodyFound question={shown.question} onChange={onChange} />;
  return (
    <>
      {failure && <StaleNotice failure={failure} onRetry={retry} />}
      <p aria-hidden className="-mb-1 text-sm text-muted tabular-nums">
        {t(isTotalExact(shown) ? 'found' : 'foundMoreThan', { count: totalOf(shown) })}
        {totalOf(shown) > places.length && ` · ${t('onlyFirst', { count: places.length })}`}
      </p>
      <VirtualList
        key={questionKey(shown.question)}
        label={t('people')}
        items={places}
        idOf={({ id }) => id}
        textOf={({ row }) => row?.name ?? ''}
        current={current && places.find(({ row }) => row?.id === current)?.id}
        rowHeight={rowHeight}
        onAction={({ row }) => row && navigate(peopleAddress(question, row.id))}
        className="-mx-3 min-h-0 grow"
      >
        {({ row, window, letter }) =>
          row ? (
            <PersonRowView row={row} letter={letter} isRegister={isRegister} />
          ) : (
            <MissingRow window={window} need={search.need} />
          )
        }
      </VirtualList>
    </>
  );
}

/** A row in view that is not there yet asks for its window. */
function MissingRow({ window, need }: { readonly window: number; readonly need: (window: number) => void }) {
  useEffect(() => need(window), [need, window]);
  return <WaitingRow />;
}

/** The question in the address; typing shows at once and does not wait for the router. */
function useQuestion() {
  const { search, setSearch, path } = usePlace();
  const [question, setQuestion] = useState(() => questionOf(search));
  const written = useRef(questionKey(question));
  const asked = useMemo(() => questionOf(search), [search]);
  const key = questionKey(asked);
  useEffect(() => {
    // Somebody went back, or followed a link to another question.
    if (key === written.current) return;
    written.current = key;
    setQuestion(asked);
  }, [asked, key]);
  const ask = (next: PeopleQuestion) => {
    setQuestion(next);
    written.current = questionKey(next);
    setSearch(searchOf(next));
  };
  return { question, ask, path };
}

/** Says how many were found, once an answer is there. */
function useSpokenCount({ shown, isPending }: PeopleSearch): void {
  const t = useMessages(directoryMessages);
  const say = useAnnouncer();
  const count = shown?.windows.get(0)?.total;
  const isExact = shown === undefined || isTotalExact(shown);
  const number = shown?.number ?? 0;
  useEffect(() => {
    if (number > 1 && count !== undefined && !isPending) say(t(isExact ? 'foundFor' : 'foundMoreThan', { count }));
  }, [number, count, isExact, isPending, say, t]);
}

import { ApiError, queryKeyOf, useWorkbench } from '@kontor/plugin-api/client';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { searchPeople } from '../../shared/index.ts';
import { canAskDevice, isUnreachable, searchDevice } from '../offline/search-device.ts';
import {
  isBehind,
  newPeopleList,
  type PeoplePlace,
  peopleListStep,
  placesOf,
  type ShownPeople,
  windowSize,
} from './people-list-model.ts';
import { type PeopleQuestion, windowInput } from './people-question-model.ts';

/** Milliseconds after the last key until the server is asked. */
const pause = 60;
/** Answers to what somebody typed on the way are forgotten after a minute. */
const keptFor = 60_000;

export interface PeopleSearch {
  readonly shown: ShownPeople | undefined;
  readonly places: readonly PeoplePlace[];
  /** The answer to what was last asked is still on its way. */
  readonly isPending: boolean;
  /** Why the last question has no answer. */
  readonly failure: ApiError | undefined;
  /** Asks for the window in which a row is missing. */
  need(window: number): void;
  retry(): void;
}

/** The list of people for a question, in windows that are live copies; the rules are in `people-list-model.ts`. */
export function usePeopleList(question: PeopleQuestion): PeopleSearch {
  const { call, offlineSearch, isOffline } = useWorkbench();
  const [list, give] = useReducer(peopleListStep, question, newPeopleList);
  const [wanted, setWanted] = useState({ number: 1, windows: [0] });
  const paused = useAfterPause(question);
  useEffect(() => give({ type: 'asked', question: paused }), [paused]);

  const windows = wanted.number === list.asked ? wanted.windows : [0];
  const queries = useQueries({
    queries: windows.map((offset) => {
      const input = windowInput(list.question, offset, windowSize);
      return {
        queryKey: queryKeyOf(searchPeople, input),
        queryFn: async ({ signal }: { signal: AbortSignal }) => {
          const device = canAskDevice(input) ? offlineSearch : undefined;
          // What is known to be in vain is not tried.
          if (device && isOffline) return searchDevice(device, input);
          try {
            return await call(searchPeople, input, { signal });
          } catch (failure) {
            if (device && isUnreachable(failure)) return searchDevice(device, input);
            throw failure;
          }
        },
        gcTime: keptFor,
      };
    }),
  });
  useEffect(() => {
    for (const [index, { data }] of queries.entries()) {
      if (data) give({ type: 'answered', number: list.asked, offset: windows[index] ?? 0, answer: data });
    }
  });

  useAskedAgain(isOffline);
  const { asked, shown } = list;
  const need = useCallback(
    (window: number) =>
      setWanted((before) => {
        const known = before.number === asked ? before.windows : [0];
        return known.includes(window) ? before : { number: asked, windows: [...known, window] };
      }),
    [asked],
  );
  const error = queries.find((query) => query.error !== null)?.error;
  return {
    shown,
    places: useMemo(() => (shown ? placesOf(shown) : []), [shown]),
    isPending: isBehind(list) && error === undefined,
    failure: error instanceof ApiError ? error : undefined,
    need,
    retry: () => {
      for (const query of queries) if (query.error !== null) void query.refetch();
    },
  };
}

/** With a connection again, what this device answered is asked of the server: it may have been withdrawn meanwhile. */
function useAskedAgain(isOffline: boolean): void {
  const queries = useQueryClient();
  const wasOffline = useRef(isOffline);
  useEffect(() => {
    if (wasOffline.current && !isOffline) void queries.invalidateQueries({ queryKey: [searchPeople.name] });
    wasOffline.current = isOffline;
  }, [isOffline, queries]);
}

/** The question once nothing was typed for a moment. */
function useAfterPause(question: PeopleQuestion): PeopleQuestion {
  const [paused, setPaused] = useState(question);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(question), pause);
    return () => clearTimeout(timer);
  }, [question]);
  return paused;
}

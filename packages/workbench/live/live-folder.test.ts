import { type SyncRule, stale } from '@kontor/plugin-api/client';
import { listSpaces, spaceUpdated } from '@kontor/schema';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { LiveFolder } from './live-folder.ts';

const space = '01990000-0000-7000-8000-000000000001';
const key = [listSpaces.name, {}];
const event = { kind: spaceUpdated.kind, payload: { space }, object: null, happenedAt: '2026-11-22T09:30:00.000Z' };
const folding = (sync: SyncRule['sync']): SyncRule[] => [{ definition: spaceUpdated, route: listSpaces, sync }];

describe('live folder', () => {
  it('replaces the copy by what the fold answers, also when nobody looks at it', () => {
    const queries = new QueryClient();
    queries.setQueryData(key, { spaces: [1] });
    new LiveFolder(
      queries,
      folding(() => ({ spaces: [] })),
      () => 'me',
    ).fold(event);
    expect(queries.getQueryData(key)).toEqual({ spaces: [] });
  });

  it('shows what is on its way to the server over what the server says meanwhile, without a step between', () => {
    const queries = new QueryClient();
    queries.setQueryData(key, { spaces: ['before'] });
    const rules = folding((_copy, { object }) => ({ spaces: [object] }) as never); // the fold answers its own copy
    const folder = new LiveFolder(queries, rules, () => 'me');
    const asked = (text: string) => ({ definition: spaceUpdated, payload: { space }, object: { text } });
    const expected = [{ kind: spaceUpdated.kind, payload: { space }, object: { text: 'asked for first' } }];
    folder.keepInSight(() => expected);
    const seen: unknown[] = [];
    const leave = queries.getQueryCache().subscribe(({ query }) => seen.push(query.state.data));
    folder.fold({ ...event, object: { text: 'said by the server' } });
    folder.expect(asked('asked for next'));
    folder.foldOwn(asked('answered'));
    expected.pop();
    folder.foldOwn(asked('answered at last'));
    leave();
    const shown = ['asked for first', 'asked for next', 'asked for first', 'answered at last'];
    expect([...new Set(seen.map((copy) => JSON.stringify(copy)))]).toEqual(
      [...new Set(shown)].map((text) => JSON.stringify({ spaces: [{ text }] })),
    );
    expect(queries.getQueryData(key)).toEqual({ spaces: [{ text: 'answered at last' }] });
  });

  it('keeps what this device had of a copy whose first fetch is still under way', async () => {
    const queries = new QueryClient();
    const fetching = queries.fetchQuery({ queryKey: key, queryFn: () => new Promise<never>(() => {}) });
    fetching.catch(() => undefined);
    queries
      .getQueryCache()
      .find({ queryKey: key })
      ?.setState({ data: { spaces: ['kept'] }, status: 'success' });
    const rules = folding((copy) => copy);
    new LiveFolder(queries, rules, () => 'me').expect({ definition: spaceUpdated, payload: { space }, object: null });
    await new Promise((resolve) => setTimeout(resolve));
    expect(queries.getQueryData(key)).toEqual({ spaces: ['kept'] });
  });

  it('tells the fold whose client it is and with which input the copy was fetched', () => {
    const queries = new QueryClient();
    queries.setQueryData([listSpaces.name, { show: 'all' }], { spaces: [] });
    const told: unknown[] = [];
    const rules = folding((copy, _event, context) => {
      told.push(context);
      return copy as never; // the fold answers its own copy
    });
    new LiveFolder(queries, rules, () => 'me').fold(event);
    expect(told).toEqual([{ input: { show: 'all' }, person: 'me' }]);
  });

  it.each([
    ['the fold cannot tell', (): typeof stale => stale, event],
    ['the payload does not fit', () => ({ spaces: [] }), { ...event, payload: { space: 7 } }],
  ] as const)('fetches the copy anew when %s', async (_name, sync, given) => {
    const queries = new QueryClient();
    let fetched = 0;
    const answer = async () => {
      fetched += 1;
      return { spaces: [fetched] };
    };
    const observer = new QueryObserver(queries, {
      queryKey: key,
      queryFn: answer,
      staleTime: Number.POSITIVE_INFINITY,
    });
    const hasSeen = (wanted: number) =>
      new Promise<void>((resolve) => {
        const leave: () => void = observer.subscribe(({ data }) => {
          if (data?.spaces[0] === wanted) resolve(leave());
        });
      });
    const stay = observer.subscribe(() => {});
    await hasSeen(1);
    const second = hasSeen(2);
    new LiveFolder(queries, folding(sync), () => 'me').fold(given);
    await second;
    stay();
  });

  it('fetches a copy anew once for what happens within a second, and once more for what came after', async () => {
    vi.useFakeTimers();
    const queries = new QueryClient();
    let fetched = 0;
    const answer = async () => {
      fetched += 1;
      return { spaces: [fetched] };
    };
    const observer = new QueryObserver(queries, { queryKey: key, queryFn: answer });
    const leave = observer.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(10);
    expect(fetched).toBe(1);
    const folder = new LiveFolder(
      queries,
      folding(() => stale),
      () => 'me',
    );
    for (let count = 0; count < 500; count += 1) {
      folder.fold(event);
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(5000);
    expect(fetched).toBe(3);
    leave();
    vi.useRealTimers();
  });

  it('fetches again when the event arrives while a fetch is under way, whose answer may be older', async () => {
    const queries = new QueryClient();
    const answers: Array<(value: unknown) => void> = [];
    const answer = () => new Promise((resolve) => answers.push(resolve));
    const observer = new QueryObserver(queries, { queryKey: key, queryFn: answer });
    const seen = new Promise<unknown>((resolve) => {
      observer.subscribe(({ data }) => data !== undefined && resolve(data));
    });
    expect(answers).toHaveLength(1);
    new LiveFolder(
      queries,
      folding(() => ({ spaces: [] })),
      () => 'me',
    ).fold(event);
    await expect.poll(() => answers.length).toBe(2);
    answers[0]?.({ spaces: ['old'] });
    answers[1]?.({ spaces: ['new'] });
    expect(await seen).toEqual({ spaces: ['new'] });
    observer.destroy();
  });
});

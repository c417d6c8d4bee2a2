import { expect, test, vi } from 'vitest';
import { findDesktopBridge } from './desktop-bridge.ts';

function fake(answers: Record<string, unknown> = {}) {
  const listeners = new Map<string, (payload: unknown) => void>();
  const calls: [string, unknown][] = [];
  const call = (name: string) => async (input: unknown) => {
    calls.push([name, input]);
    const answer = answers[name];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const kontorDesktop = {
    contract: 1,
    setBadge: call('setBadge'),
    notify: call('notify'),
    readDraft: call('readDraft'),
    on(name: string, listener: (payload: unknown) => void) {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  };
  return { scope: { kontorDesktop }, calls, emit: (name: string, payload: unknown) => listeners.get(name)?.(payload) };
}

test('a browser, and an app that speaks another contract, have none', () => {
  expect(findDesktopBridge({})).toBeUndefined();
  expect(findDesktopBridge({ kontorDesktop: { ...fake().scope.kontorDesktop, contract: 2 } })).toBeUndefined();
  expect(findDesktopBridge({ kontorDesktop: 'yes' })).toBeUndefined();
});

test('nothing that the contract does not have is sent', async () => {
  const { scope, calls } = fake({ notify: 'shown' });
  const bridge = findDesktopBridge(scope);
  expect(await bridge?.ask('setBadge', -1)).toBeUndefined();
  expect(await bridge?.ask('notify', { tag: 'a', title: 'b', path: '//evil.example/' })).toBeUndefined();
  expect(calls).toEqual([]);
  expect(await bridge?.ask('notify', { tag: 'a', title: 'b', path: '/inbox' })).toBe('shown');
  expect(calls).toMatchObject([['notify', { tag: 'a', path: '/inbox', body: '', actions: [], silent: false }]]);
});

test('an answer that is not as agreed, a refusal and a request that the app does not know count as none', async () => {
  const { scope } = fake({ notify: 'maybe', readDraft: new Error('forbidden') });
  const bridge = findDesktopBridge(scope);
  expect(await bridge?.ask('notify', { tag: 'a', title: 'b', path: '/inbox' })).toBeUndefined();
  expect(await bridge?.ask('readDraft', 'key')).toBeUndefined();
  expect(await bridge?.ask('info', undefined)).toBeUndefined();
});

test('only events as agreed are heard, until one stops listening', () => {
  const { scope, emit } = fake();
  const heard = vi.fn();
  const stop = findDesktopBridge(scope)?.listen('open', heard);
  for (const path of ['https://evil.example/', '//evil.example', '/\\evil.example', 'inbox', 7]) emit('open', { path });
  emit('open', { path: '/inbox', more: 1 });
  expect(heard).not.toHaveBeenCalled();
  emit('open', { path: '/wiki/page/1?x=2#y' });
  expect(heard.mock.calls).toEqual([[{ path: '/wiki/page/1?x=2#y' }]]);
  stop?.();
  emit('open', { path: '/inbox' });
  expect(heard).toHaveBeenCalledTimes(1);
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test, vi } from 'vitest';
import { buildPreload } from '../build.ts';
import { contract, requests } from '../shared/bridge.ts';
import { eventChannel, requestChannel } from '../shared/channels.ts';
import { shellRequests } from '../shared/shell-bridge.ts';

type Bridge = Record<string, unknown> & {
  on(name: string, listener: (payload: unknown) => void): () => void;
} & Record<string, (input?: unknown) => Promise<unknown>>;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-preload-'));
  await buildPreload('server', folder);
  await buildPreload('shell', folder);
  return () => rmSync(folder, { recursive: true });
});

/** Runs the built file as Electron's sandbox does: CommonJS, where only `electron` can be required. */
function load(name: 'server' | 'shell') {
  const exposed: Record<string, Bridge> = {};
  const listeners = new Map<string, Set<(event: unknown, payload: unknown) => void>>();
  const invoke = vi.fn<(channel: string, input: unknown) => Promise<unknown>>(async () => ({
    ok: true,
    value: undefined,
  }));
  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, value: Bridge) => {
        exposed[key] = value;
      },
    },
    ipcRenderer: {
      invoke,
      on: (channel: string, listener: (event: unknown, payload: unknown) => void) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      removeListener: (channel: string, listener: (event: unknown, payload: unknown) => void) =>
        listeners.get(channel)?.delete(listener),
    },
  };
  const require = (asked: string) => {
    if (asked !== 'electron') throw new Error(`the sandbox has no ${asked}`);
    return electron;
  };
  const code = readFileSync(join(folder, 'preload', `${name}.cjs`), 'utf8');
  // No compiling of text, as under the policy of a page.
  const refuse = () => {
    throw new Error('the policy forbids eval');
  };
  const URLs = { URL, structuredClone, TextEncoder, TextDecoder };
  runInNewContext(code, { ...URLs, require, module: { exports: {} }, exports: {}, Function: refuse, eval: refuse });
  const emit = (event: string, payload: unknown) => {
    for (const listener of listeners.get(eventChannel(name === 'server' ? 'desktop' : 'shell', event)) ?? [])
      listener({ sender: 'ipc' }, payload);
  };
  const [[key = '', bridge] = []] = Object.entries(exposed);
  if (!bridge) throw new Error('nothing was exposed');
  return { key, bridge, invoke, emit, listeners, exposed };
}

test('a server’s page gets exactly the bridge of the contract, and nothing of Electron', () => {
  const { key, bridge, exposed } = load('server');
  expect(Object.keys(exposed)).toEqual(['kontorDesktop']);
  expect(key).toBe('kontorDesktop');
  expect(Object.keys(bridge).sort()).toEqual(['contract', 'on', ...Object.keys(requests)].sort());
  expect(bridge.contract).toBe(contract);
  for (const name of [...Object.keys(requests), 'on']) expect(typeof bridge[name]).toBe('function');
});

test('the shell’s own pages get exactly their bridge', () => {
  const { key, bridge, exposed } = load('shell');
  expect(Object.keys(exposed)).toEqual(['kontorShell']);
  expect(key).toBe('kontorShell');
  expect(Object.keys(bridge).sort()).toEqual(['on', ...Object.keys(shellRequests)].sort());
});

test('a call goes by its own channel, with what was left out filled in', async () => {
  const { bridge, invoke } = load('server');
  invoke.mockResolvedValueOnce({ ok: true, value: 'shown' });
  expect(await bridge.notify?.({ tag: 'a', title: 'b', path: '/inbox' })).toBe('shown');
  const sent = { tag: 'a', title: 'b', path: '/inbox', body: '', actions: [], silent: false };
  expect(JSON.parse(JSON.stringify(invoke.mock.calls))).toEqual([[requestChannel('desktop', 'notify'), sent]]);
});

test('what breaks the contract is not sent at all', async () => {
  const { bridge, invoke } = load('server');
  await expect(bridge.setBadge?.(-1)).rejects.toThrow('setBadge: input');
  await expect(bridge.notify?.({ tag: 'a', title: 'b', path: 'https://elsewhere.example' })).rejects.toThrow();
  expect(invoke).not.toHaveBeenCalled();
});

test('an answer that breaks the contract, or a refusal, rejects', async () => {
  const { bridge, invoke } = load('server');
  invoke.mockResolvedValueOnce({ ok: true, value: 'everything' });
  await expect(bridge.notify?.({ tag: 'a', title: 'b', path: '/' })).rejects.toThrow();
  invoke.mockResolvedValueOnce({ ok: false, code: 'forbidden' });
  await expect(bridge.info?.()).rejects.toThrow('info: forbidden');
});

test('an event reaches its listeners without Electron’s own event, until they stop listening', () => {
  const { bridge, emit } = load('server');
  const heard: unknown[][] = [];
  const stop = bridge.on('open', (...given) => heard.push(given));
  emit('open', { path: '/tasks' });
  emit('open', { path: 'https://elsewhere.example' });
  emit('open', { path: '/tasks', extra: 1 });
  expect(JSON.parse(JSON.stringify(heard))).toEqual([[{ path: '/tasks' }]]);
  stop();
  emit('open', { path: '/wiki' });
  expect(heard.length).toBe(1);
});

test.each(['nothing', '__proto__', 'constructor', 'kontor:desktop:event:open'])('there is no event %s', (name) => {
  const { bridge, listeners } = load('server');
  expect(() => bridge.on(name, () => undefined)).toThrow('no event');
  expect(listeners.size).toBe(0);
});

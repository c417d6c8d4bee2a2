import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Access } from '@kontor/schema';
import {
  type ApiClient,
  anAppPassword,
  apiClient,
  aSignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import Fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Door } from './door.ts';
import { refuseUndeclaredDoors } from './http-server.ts';

const listFile = fileURLToPath(new URL('../../docs/doors.md', import.meta.url));
const missingId = '01900000-0000-7000-8000-000000000000';

let server: TestServer;
let doors: readonly Door[];
let callers: { name: string; may: readonly Access[]; client: ApiClient; authorization?: string }[];

beforeAll(async () => {
  server = await startTestServer();
  doors = server.application.http.doors;
  const everyone: Access[] = ['anyone'];
  const person = await aSignedInPerson(server);
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  const auditor = await aSignedInPerson(server, { roles: ['auditor'] });
  const suspended = await aSignedInPerson(server);
  const signedOut = await aSignedInPerson(server);
  const left = await aSignedInPerson(server);
  const { accounts, people } = server.services;
  const program = (who: typeof person) => anAppPassword(server, who, 'caldav', 'feeds');
  await server.database.transaction(async (tx) => {
    await accounts.suspend(tx, undefined, suspended.actor.account);
    await accounts.endSessions(tx, signedOut.actor.account, 'revoked');
    await people.updatePerson(tx, undefined, left.person.id, { validUntil: '2020-01-01' });
  });
  callers = [
    { name: 'nobody', may: everyone, client: server.client() },
    { name: 'a made-up session', may: everyone, client: apiClient(server.url, 'kontor_session=made-up') },
    { name: 'a suspended person', may: everyone, client: suspended.client, authorization: await program(suspended) },
    { name: 'an ended session', may: everyone, client: signedOut.client },
    { name: 'somebody who left', may: everyone, client: left.client, authorization: await program(left) },
    { name: 'a person', may: ['anyone', 'person'], client: person.client, authorization: await program(person) },
    {
      name: 'an administrator',
      may: ['anyone', 'person', 'administrator'],
      client: administrator.client,
      authorization: await program(administrator),
    },
    {
      name: 'an auditor',
      may: ['anyone', 'person', 'auditor'],
      client: auditor.client,
      authorization: await program(auditor),
    },
  ];
});

afterAll(() => server.stop());

/** What access alone answers; an unknown id or bad input comes only after it. */
const refusals = new Set(['http.sign_in_needed', 'http.role_needed']);

function whoOf({ access, appPassword }: Door): string {
  return appPassword ? `${access}, by app password (${appPassword})` : access;
}

async function refusalOf(caller: (typeof callers)[number], door: Door, method: string): Promise<string | undefined> {
  // Programs have no cookies, and their passwords open no other doors.
  const client = door.appPassword ? server.client() : caller.client;
  const authorization: Record<string, string> = caller.authorization ? { authorization: caller.authorization } : {};
  const path = door.path.replace(/:[a-zA-Z]+/g, missingId).replace('*', 'x');
  // Wrong on purpose: a door that opens answers something else than a refusal of access, and changes nothing.
  const body =
    method === 'GET' || method === 'HEAD'
      ? { headers: authorization }
      : { body: '{"no":', headers: { 'content-type': 'application/json', ...authorization } };
  const response = await client.fetch(path, { method, signal: AbortSignal.timeout(5000), ...body });
  const text = await response.text();
  // A program that is refused again and again is not even listened to any more.
  if (door.appPassword && response.status === 429) return 'http.sign_in_needed';
  if (![401, 403].includes(response.status)) return undefined;
  // A HEAD is answered without a body.
  if (method === 'HEAD') return response.status === 401 ? 'http.sign_in_needed' : 'http.role_needed';
  // Doors with tokens of their own say so in the words of their protocol.
  const code = (JSON.parse(text) as { error?: { code?: string } }).error?.code ?? '';
  // The same refusal, told to a browser that has something to wipe.
  if (code === 'http.session_ended') return 'http.sign_in_needed';
  return refusals.has(code) ? code : undefined;
}

describe('every door against every role', () => {
  it('opens to those it is declared for, and to nobody else', async () => {
    const wrong: string[] = [];
    // The long poll would wait; its access is the same check, and live.test.ts calls it.
    const called = doors.filter((door) => door.kind !== 'socket' && door.name !== 'live.poll');
    for (const door of called) {
      for (const method of door.methods) {
        // Signing out is the one door that changes its caller even without input.
        if (door.name === 'accounts.signOut' || door.name === 'accounts.endOtherSessions') continue;
        for (const caller of callers) {
          const refusal = await refusalOf(caller, door, method);
          const wanted = caller.may.includes(door.access)
            ? undefined
            : caller.may.includes('person')
              ? 'http.role_needed'
              : 'http.sign_in_needed';
          if (refusal !== wanted)
            wrong.push(`${method} ${door.path} (${door.access}) to ${caller.name}: ${refusal ?? 'open'}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    // Some hundred doors times eight callers.
  }, 180_000);

  it('a door for programs opens to app passwords of its scope, and to no session', async () => {
    const programs = doors.filter((door) => door.appPassword);
    expect(programs).not.toEqual([]);
    const api = await anAppPassword(server, await aSignedInPerson(server), 'api');
    for (const door of programs) {
      const path = door.path.replace('*', '').replace(':secret', '7K3M-Q2ZD-7K3M-Q2ZD-7K3M-Q2ZD.ics');
      const [method = ''] = door.methods;
      for (const { client } of callers) {
        const response = await client.fetch(path, { method });
        expect(response.status).toBe(401);
        expect(response.headers.get('www-authenticate')).toContain('Basic');
      }
      const wrongScope = { method, headers: { authorization: api } };
      expect((await server.client().fetch(path, wrongScope)).status).toBe(401);
    }
  });

  it('signing out and ending other sessions need a session', async () => {
    for (const caller of callers.filter(({ may }) => !may.includes('person'))) {
      for (const path of ['/api/session', '/api/sessions']) {
        expect((await caller.client.fetch(path, { method: 'DELETE' })).status, `${caller.name} ${path}`).toBe(401);
      }
    }
  });

  it('a socket is answered only to those it is declared for', async () => {
    for (const door of doors.filter(({ kind }) => kind === 'socket')) {
      for (const caller of callers) {
        const opened = await opensSocket(`${server.url.replace('http', 'ws')}${door.path}`, caller.client.cookie);
        expect(opened, `${door.path} to ${caller.name}`).toBe(caller.may.includes(door.access));
      }
    }
  });

  it('no file, trash or list answers before access is checked: a large body is refused unread', async () => {
    const response = await server.client().fetch('/api/spaces', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `"${'x'.repeat(5_000_000)}"`,
    });
    expect(response.status).toBe(401);
  });

  it('a route that is not declared fails the start', async () => {
    const fastify = Fastify();
    refuseUndeclaredDoors(fastify);
    expect(() => fastify.get('/secret', async () => 'open')).toThrow('GET /secret is served without being declared');
  });

  it('docs/doors.md lists exactly the doors there are (UPDATE_DOCS=1 writes it)', () => {
    const rows = doors
      .map(
        (door) =>
          `| \`${door.methods.join(' ')}\` | \`${door.path}\` | ${whoOf(door)} | ${door.name} | ${door.summary} |`,
      )
      .sort();
    const text = [
      '# Doors',
      '',
      'Everything that can be called from outside, and by whom. Made from the declarations; a test compares it.',
      '',
      '| Method | Path | Who | Name | What |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
    if (process.env.UPDATE_DOCS) writeFileSync(listFile, text);
    expect(readFileSync(listFile, 'utf8')).toBe(text);
  });

  it('the OpenAPI description has every route with its access', async () => {
    const response = await server.client().fetch('/api/openapi.json');
    const description = (await response.json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; 'x-access': string }>>;
    };
    expect(description.openapi).toBe('3.1.0');
    const described = Object.values(description.paths).flatMap((methods) => Object.values(methods));
    const routes = doors.filter(({ kind }) => kind === 'route');
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(routes.map(({ name }) => name).sort());
    for (const route of routes) {
      expect(described.find(({ operationId }) => operationId === route.name)?.['x-access']).toBe(route.access);
    }
  });
});

function opensSocket(url: string, cookie: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers: cookie === '' ? {} : { cookie } });
    socket.once('open', () => {
      socket.close();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

it('rows written by refused calls: none', async () => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from spaces_spaces`.execute(
    server.database.kysely,
  );
  expect(rows[0]?.count).toBe(0);
});

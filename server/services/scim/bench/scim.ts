import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@kontor/database/embedded';
import { anOrgUnit, aSignedInPerson, startTestServer } from '@kontor/server/testing';
import { enterpriseSchema } from '../resources/scim-schemas.ts';
import { aScimClient, patchOf, type ScimAnswer, type ScimCaller } from '../testing/scim-caller.ts';

const count = Number(process.argv[2] ?? 2000);
const groupSize = Math.min(500, count);
/** Milliseconds that one call may take, at the median. */
const goal = 30;

/**
 * A first import as identity providers do it, one call after the other, on a durable PostgreSQL: each person is looked for
 * and then made; groups of 500 get their members; a second run finds everybody as they are. Takes another number of people.
 */
async function run(): Promise<void> {
  const [core] = cpus();
  console.log(
    `${cpus().length} cores (${core?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  process.env.KONTOR_TEST_DATABASE_URL = postgres.url;
  const server = await startTestServer();
  try {
    const admin = await aSignedInPerson(server, { roles: ['administrator'] });
    for (let unit = 0; unit < count / 50; unit += 1) await anOrgUnit(server, { code: `A${unit}` });
    await measure(await aScimClient(admin.client, { name: 'Bench', join: 'email' }));
  } finally {
    await server.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(caller: ScimCaller): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const [look, make] = [new Timings('look for one by user name'), new Timings('POST of a user')];
  const ids: string[] = [];
  const begun = performance.now();
  for (const index of numbers) {
    const { userName } = aUser(index);
    await look.time(200, () => caller.call('GET', `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`));
    const { body } = await make.time(201, () => caller.call('POST', '/Users', aUser(index)));
    ids.push(body.id);
  }
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${count} users, each looked for and made: ${seconds.toFixed(1)} s`);
  look.show();
  make.show();
  await measureAgain(caller, ids);
  await measureGroups(caller, ids);
}

async function measureAgain(caller: ScimCaller, ids: readonly string[]): Promise<void> {
  const [put, patch] = [new Timings('PUT that changes nothing'), new Timings('PATCH of a title')];
  for (const [index, id] of ids.slice(0, 500).entries()) {
    await put.time(200, () => caller.call('PUT', `/Users/${id}`, aUser(index)));
    const titled = patchOf({ op: 'Replace', path: 'title', value: `Sachbearbeitung ${index}` });
    await patch.time(200, () => caller.call('PATCH', `/Users/${id}`, titled));
  }
  put.show();
  patch.show();
  const page = new Timings('a page of 200 users');
  for (let at = 1; at <= count; at += 200)
    await page.time(200, () => caller.call('GET', `/Users?startIndex=${at}&count=200`));
  page.show();
}

async function measureGroups(caller: ScimCaller, ids: readonly string[]): Promise<void> {
  const fill = new Timings(`PATCH that adds ${groupSize} members`, goal * 10);
  const one = new Timings(`PATCH of one member in a group of ${groupSize}`);
  const bare = new Timings('the same, answered without members');
  const look = new Timings('GET of such a group without members');
  const empty = new Timings(`PATCH that removes ${groupSize} members`, goal * 10);
  for (let at = 0; at < ids.length; at += groupSize) {
    const members = ids.slice(at, at + groupSize).map((value) => ({ value }));
    const { body } = await caller.call('POST', '/Groups', { displayName: `Gruppe ${at}` });
    const path = `/Groups/${body.id}`;
    const add = (value: readonly unknown[]) => patchOf({ op: 'Add', path: 'members', value });
    await fill.time(200, () => caller.call('PATCH', path, add(members)));
    for (const { value } of members.slice(0, 25)) {
      const remove = patchOf({ op: 'Remove', path: `members[value eq "${value}"]` });
      await one.time(200, () => caller.call('PATCH', path, remove));
      await bare.time(200, () => caller.call('PATCH', `${path}?excludedAttributes=members`, add([{ value }])));
      await look.time(200, () => caller.call('GET', `${path}?excludedAttributes=members`));
    }
    await empty.time(200, () => caller.call('PATCH', path, patchOf({ op: 'Remove', path: 'members', value: members })));
  }
  for (const timings of [fill, one, bare, look, empty]) timings.show();
}

/** How long calls of one kind took. */
class Timings {
  readonly #what: string;
  readonly #goal: number;
  readonly #taken: number[] = [];

  constructor(what: string, most = goal) {
    this.#what = what;
    this.#goal = most;
  }

  async time(status: number, work: () => Promise<ScimAnswer>): Promise<ScimAnswer> {
    const begun = performance.now();
    const answer = await work();
    this.#taken.push(performance.now() - begun);
    if (answer.status !== status) throw new Error(`${this.#what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  show(): void {
    const sorted = this.#taken.toSorted((a, b) => a - b);
    const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
    const isMet = Number(at(0.5)) < this.#goal;
    const goals = `goal < ${this.#goal} ms at p50, ${isMet ? 'met' : 'MISSED'}`;
    console.log(`  ${this.#what}: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms (${sorted.length}; ${goals})`);
  }
}

function aUser(index: number) {
  const userName = `person${index}.muster${index}@stadt.example`;
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterpriseSchema.id],
    externalId: `ext-${index}`,
    userName,
    active: true,
    displayName: `Person${index} Muster${index}`,
    name: { givenName: `Person${index}`, familyName: `Muster${index}` },
    emails: [{ value: userName, type: 'work', primary: true }],
    phoneNumbers: [{ value: `+49 3641 49-${1000 + index}`, type: 'work' }],
    title: 'Sachbearbeitung',
    [enterpriseSchema.id]: { department: `A${Math.floor(index / 50)}`, employeeNumber: `P-${index}` },
  };
}

await run();

import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@kontor/database/embedded';
import { addSource, getSession, type SourceReport, signIn } from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  liveClient,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { runSource } from '../testing/run-source.ts';
import {
  aCity,
  arePeopleThere,
  base,
  isSlapdThere,
  peopleFile,
  Slapd,
  secret,
  slapdMissing,
} from '../testing/test-slapd.ts';

const goals = { first: 60, again: 10 };

/**
 * LDAP against a real OpenLDAP and a durable PostgreSQL: the first run makes everybody, the second finds nothing to do, and
 * somebody who is removed loses the sockets. With the made-up city where it is there, and with 5,000 made here.
 */
async function run(): Promise<void> {
  if (!isSlapdThere) return console.log(`Not measured: ${slapdMissing}`);
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  process.env.KONTOR_TEST_DATABASE_URL = postgres.url;
  try {
    if (arePeopleThere) await measure('the made-up city', readFileSync(peopleFile, 'utf8'));
    await measure('5,000 people', makeCity(5000));
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(name: string, ldif: string): Promise<void> {
  const slapd = new Slapd();
  await slapd.start(ldif);
  const server = await startTestServer({ poolSize: 20 });
  try {
    const admin = await aSignedInPerson(server, { roles: ['administrator'] });
    for (const code of codesOf(ldif)) await anOrgUnit(server, { code });
    const source = await admin.client.call(addSource, { ...slapd.settings(), secret });
    const first = await time(() => runSource(server, admin, source.id));
    show(`${name}: first run`, first, goals.first);
    const again = await time(() => runSource(server, admin, source.id));
    show(`${name}: nothing new`, again, goals.again);
    await measureRemoval(name, server, slapd, admin, source.id, /^uid: (.+)$/m.exec(ldif)?.[1] ?? '');
  } finally {
    await server.stop();
    await slapd.remove();
  }
}

async function measureRemoval(
  name: string,
  server: TestServer,
  slapd: Slapd,
  admin: SignedInPerson,
  source: string,
  uid: string,
): Promise<void> {
  const client = server.client();
  await client.call(signIn, { login: uid, password: `ldap-${uid}` });
  const { cursor } = await client.call(getSession, {});
  const sockets = await Promise.all([liveClient(client, cursor), liveClient(client, cursor)]);
  await slapd.delete(`uid=${uid},ou=people,${base}`);
  const closed = Promise.all(sockets.map((socket) => socket.waitForClose(60_000)));
  const removal = await time(() => runSource(server, admin, source));
  const after = await time(() => closed);
  show(`${name}: one removed`, removal, goals.again);
  console.log(`  both sockets closed ${Math.round(after.seconds * 1000)} ms after the run had ended`);
}

async function time<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - begun) / 1000 };
}

function show(what: string, { result, seconds }: { result: SourceReport; seconds: number }, goal: number): void {
  const { state, counts, problems } = result;
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  console.log(`${what}: ${seconds.toFixed(1)} s (goal < ${goal} s, ${seconds < goal ? 'met' : 'MISSED'}), ${state}`);
  console.log(`  ${told.map(([counted, count]) => `${counted} ${count}`).join(', ')}, problems ${problems.length}`);
}

function codesOf(ldif: string): Set<string> {
  return new Set([...ldif.matchAll(/^departmentNumber: (.+)$/gm)].map(([, code = '']) => code));
}

/** People in offices of 50, each office a group. */
function makeCity(count: number): string {
  const people = Array.from({ length: count }, (_, index) => ({
    uid: `person${index}.muster${index}`,
    lines: [
      `departmentNumber: A${Math.floor(index / 50)}`,
      `title: ${index % 50 === 0 ? 'Leitung' : 'Sachbearbeitung'}`,
      `telephoneNumber: +49 3641 49-${1000 + index}`,
      `roomNumber: ${index % 9}.${index % 80}`,
    ],
  }));
  const groups = Array.from({ length: Math.ceil(count / 50) }, (_, office) => {
    const members = people
      .slice(office * 50, office * 50 + 50)
      .map(({ uid }) => `member: uid=${uid},ou=people,${base}`);
    return `dn: cn=A${office},ou=groups,${base}\nobjectClass: groupOfNames\ncn: A${office}\n${members.join('\n')}\n`;
  });
  return `${aCity(people)}\n${groups.join('\n')}`;
}

await run();

import { newId, parseRef, type Ref, refOf } from '@kontor/base';
import { type DocNode, docOfMarkdown } from '@kontor/editor/shared';
import type { AudienceToken, ServerHost, ServerPlugin } from '@kontor/plugin-api/server';
import { listNotifications, type Notification } from '@kontor/schema';
import { type ManualClock, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import {
  confirmVersion,
  getInstruction,
  type Instruction,
  instructionRef,
  issueInstruction,
  issueVersion,
  listOwnInstructions,
} from '../shared/index.ts';
import { InstructionsContext } from './instructions-context.ts';
import { instructionsPlugin } from './plugin.ts';

/** Texts that tests put there, each with those who see it. */
class TestTexts {
  readonly #texts = new Map<string, { doc: DocNode; audience: AudienceToken[] }>();

  put(text: string | DocNode, audience: AudienceToken[] = ['everyone'], id = newId()): Ref {
    this.#texts.set(id, { doc: typeof text === 'string' ? docOfMarkdown(text) : text, audience });
    return refOf('test', 'text', id);
  }

  readonly plugin: ServerPlugin = {
    id: 'test',
    register: (host) => {
      host.links.provide({
        noun: 'test/text',
        findCards: async () => [],
        findAudience: async (_tx, ids) => new Map(ids.flatMap((id) => this.#audienceOf(id))),
      });
      host.texts.provide({
        noun: 'test/text',
        read: async (_tx, _actor, ref) => {
          const found = this.#texts.get(parseRef(ref)?.id ?? '');
          return found && { title: 'Text', doc: found.doc, version: ref };
        },
      });
    },
  };

  #audienceOf(id: string): [string, AudienceToken[]][] {
    const found = this.#texts.get(id);
    return found ? [[id, found.audience]] : [];
  }
}

export interface TestInstructions {
  readonly server: TestServer;
  readonly texts: TestTexts;
  /** What a job works with: as new each time as after a restart. */
  newContext(): InstructionsContext;
}

export async function startInstructions(clock: ManualClock): Promise<TestInstructions> {
  let host: ServerHost | undefined;
  const texts = new TestTexts();
  const plugin: ServerPlugin = {
    ...instructionsPlugin,
    register(given) {
      host = given;
      instructionsPlugin.register(given);
    },
  };
  const server = await startTestServer({ plugins: [texts.plugin, plugin], clock });
  return {
    server,
    texts,
    newContext() {
      if (!host) throw new Error('The server has not started');
      return new InstructionsContext(host);
    },
  };
}

/** Moves the clock by any time; who is signed in stays so. */
export async function jumpTo(server: TestServer, clock: ManualClock, moment: string): Promise<void> {
  await server.database.pool.query(
    "update accounts_sessions set last_seen_at = '2100-01-01', expires_at = '2100-01-01'",
  );
  clock.set(moment);
}

export const forUnit = (...units: string[]) => units.map((id) => ({ kind: 'org-unit' as const, id }));

const blank = { title: 'Dienstreisen', validFrom: '2043-12-01', deadline: null };

export async function issue(
  { texts }: TestInstructions,
  { client }: SignedInPerson,
  given: { office: string; units: string[]; deadline?: string | null; title?: string; keptYears?: number },
): Promise<string> {
  const { office, units, ...about } = given;
  const source = texts.put('Bitte **vorher** beantragen.');
  const input = { ...blank, ...about, source, office, addressees: forUnit(...units) };
  return (await client.call(issueInstruction, input)).instruction;
}

export async function issueAgain(
  { texts }: TestInstructions,
  { client }: SignedInPerson,
  given: { instruction: string; units: string[]; after: number; deadline?: string | null },
): Promise<void> {
  const { units, ...rest } = given;
  const source = texts.put(`Fassung nach ${given.after}.`);
  await client.call(issueVersion, { ...blank, note: 'Neue Sätze', ...rest, source, addressees: forUnit(...units) });
}

export const read = ({ client }: SignedInPerson, instruction: string): Promise<Instruction> =>
  client.call(getInstruction, { instruction });

export const own = ({ client }: SignedInPerson) => client.call(listOwnInstructions, {});

export async function confirm(who: SignedInPerson, version: string, givenAt: string, id = newId()) {
  return who.client.call(confirmVersion, { id, version, givenAt });
}

/** What somebody was told of an instruction, the newest first; `inbox`: what still waits there. */
export async function toldOf(
  { client }: SignedInPerson,
  instruction: string,
  shelves: readonly ('inbox' | 'later' | 'done')[] = ['inbox', 'later', 'done'],
): Promise<Notification[]> {
  const all: Notification[] = [];
  for (const show of shelves) {
    const { notifications } = await client.call(listNotifications, { show, limit: 100 });
    all.push(...notifications.filter(({ ref }) => ref === instructionRef(instruction)));
  }
  return all;
}

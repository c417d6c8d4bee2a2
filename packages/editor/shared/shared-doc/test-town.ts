import { redo, undo, yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { DocNode } from '../doc.ts';
import { docOfShared } from './doc-of-shared.ts';
import { sharedOfDoc } from './shared-of-doc.ts';
import { strangersOf } from './strangers.ts';
import { bindPeer, type TestPeer } from './test-peer.ts';
import { editSomehow, pick, type Random, randomOf } from './test-random-edit.ts';

interface Person {
  document: Y.Doc;
  peer: TestPeer;
  /** What others wrote and this one has not received. */
  inbox: Uint8Array[];
  group: number;
}

export interface Outcome {
  readonly edits: number;
  readonly undone: number;
  readonly parted: number;
  readonly meetings: number;
  readonly longest: number;
}

/**
 * Five people write in one page through real bindings, in parts of a network that falls apart and heals, and undo what
 * they did. At each meeting all must have the same page, it must fit the schema, and the editors must show it. Throws
 * with the seed where that is not so.
 */
export function writeTogether(seed: number, edits: number): Outcome {
  const random = randomOf(seed);
  const start = sharedOfDoc({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Anfang' }] }],
  });
  const people: Person[] = [0, 1, 2, 3, 4].map((at) => open(start, at + 1));
  const outcome = { edits: 0, undone: 0, parted: 0, meetings: 0, longest: 0 };
  for (const person of people) listen(person, people);
  while (outcome.edits < edits) {
    const person = pick(people, random);
    if (random(40) === 0) outcome.parted += part(people, random);
    if (random(4) === 0) receive(person);
    if (random(12) === 0) outcome.undone += undoSomething(person, random) ? 1 : 0;
    else if (edit(person, random)) outcome.edits++;
    if (random(150) === 0) {
      meet(people, `seed ${seed}, after ${outcome.edits} edits`);
      outcome.meetings++;
      outcome.longest = Math.max(outcome.longest, person.peer.state.doc.content.size);
      if (random(6) === 0) reload(pick(people, random), people, random);
    }
  }
  meet(people, `seed ${seed}, at the end`);
  for (const { peer, document } of people) {
    peer.destroy();
    document.destroy();
  }
  return { ...outcome, meetings: outcome.meetings + 1 };
}

function open(state: Uint8Array, client: number): Person {
  const document = new Y.Doc();
  document.clientID = client;
  Y.applyUpdate(document, state);
  const peer = bindPeer(document);
  // What is undone together is decided by the seed, not by the time.
  const undoManager = yUndoPluginKey.getState(peer.state)?.undoManager;
  if (undoManager) undoManager.captureTimeout = Number.MAX_SAFE_INTEGER;
  return { document, peer, inbox: [], group: 0 };
}

function listen(person: Person, people: readonly Person[]): void {
  person.document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') for (const other of people) if (other !== person) other.inbox.push(update);
  });
}

/** While the network is apart, what comes from outside waits: here everything does, until somebody receives. */
function receive(person: Person): void {
  if (person.group === 1) return;
  const updates = person.inbox.splice(0);
  // As a server sends them: those that waited together.
  if (updates.length > 0) Y.applyUpdate(person.document, Y.mergeUpdates(updates), 'network');
}

function part(people: readonly Person[], random: Random): number {
  for (const person of people) person.group = random(2);
  return 1;
}

function edit({ peer }: Person, random: Random): boolean {
  const tr = peer.state.tr;
  if (!editSomehow(tr, random)) return false;
  tr.doc.check();
  peer.dispatch(tr);
  // An undo takes back one thing, or a few.
  if (random(2) === 0) yUndoPluginKey.getState(peer.state)?.undoManager.stopCapturing();
  return true;
}

function undoSomething({ peer }: Person, random: Random): boolean {
  return random(3) === 0 ? redo(peer.state) : undo(peer.state);
}

/** All receive everything, also what the editors answer to it. */
function meet(people: readonly Person[], when: string): void {
  for (const person of people) person.group = 0;
  for (let round = 0; people.some(({ inbox }) => inbox.length > 0); round++) {
    if (round > 50) throw new Error(`The editors never come to rest: ${when}`);
    for (const person of people) receive(person);
  }
  const [first, ...others] = people.map(({ document }) => JSON.stringify(docOfShared(document)));
  // In a document that was loaded, all stands where every other person's Yjs puts it.
  for (const { document } of people) others.push(JSON.stringify(docOfShared(loadedAnew(document))));
  // Half a sign is another page for whoever wrote it than for all others.
  if ([first, ...others].some((each) => each && /\ufffd|\\ud[89a-f]/.test(each)))
    throw new Error(`A sign was cut in two: ${when}`);
  if (others.some((each) => each !== first)) throw new Error(`The pages differ: ${when}`);
  for (const { document, peer } of people) {
    const doc = docOfShared(document);
    const strangers = strangersOf(doc);
    if (strangers.length > 0) throw new Error(`Not of the schema: ${JSON.stringify(strangers)}, ${when}`);
    peer.state.doc.check();
    if (JSON.stringify(plain(peer.state.doc.toJSON())) !== JSON.stringify(plain(doc)))
      throw new Error(`An editor shows another page: ${when}`);
  }
}

function loadedAnew(document: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  return other;
}

/** Marks of what is no text are not shared, and attributes have no order. */
function plain({ type, text, attrs, marks, content }: DocNode): unknown {
  return {
    type,
    text,
    attrs: attrs && Object.entries(attrs).sort(([one], [other]) => (one < other ? -1 : 1)),
    marks: text === undefined ? undefined : marks,
    content: content?.map(plain),
  };
}

/** Somebody closes the page and opens it again, as it is stored. */
function reload(person: Person, people: readonly Person[], random: Random): void {
  const state = Y.encodeStateAsUpdate(person.document);
  person.peer.destroy();
  person.document.destroy();
  Object.assign(person, open(state, 1_000 + random(1_000_000_000)));
  listen(person, people);
}

import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { day, id, line, moment, nothing, ref } from '../fields.ts';
import { handOverNotFound, nobodyElse, recipientNotFound, refusalOver } from './errors.ts';

/** Days in which whoever got something may give it back. */
export const refusalDays = 14;

const sentence = z.object({ de: z.string(), en: z.string() });
const named = z.object({ id, name: z.string() });

/** Why somebody is proposed: looks after it already, stands in for the person, leads them, works in it. */
export const proposalReason = z.enum(['shares', 'substitute', 'lead', 'member']);
export const proposal = named.extend({ why: proposalReason });
export type HandOverProposal = z.output<typeof proposal>;

export const heldKind = z.object({
  kind: z.string(),
  one: sentence,
  many: sentence,
  count: z.number().int(),
  /** Of these, what the caller may not see: only that it is there. */
  unseen: z.number().int(),
  /** Of these, what nobody else looks after. */
  alone: z.number().int(),
  onMove: z.enum(['stays', 'goes']),
  /** Whether the caller may hand it over; else managers or administrators do. */
  mayGive: z.boolean(),
  givenBy: z.enum(['managers', 'administrators']).nullable(),
  /** Those that the caller may see, at most 200. */
  items: z.array(
    z.object({
      ref,
      title: z.string(),
      path: z.string().nullable(),
      proposal: proposal.nullable(),
      /** Why it could not be handed over yet. */
      note: sentence.nullable(),
    }),
  ),
});
export type HeldKind = z.output<typeof heldKind>;

export const handOverOf = z.object({
  /** `path`: of their page, for who sees it. */
  person: named.extend({ lastDay: day.nullable(), isGone: z.boolean(), path: z.string().nullable() }),
  /** As what the caller hands over. */
  as: z.enum(['self', 'manager', 'administrator']),
  /** Those who may be meant, the nearest first. */
  proposals: z.array(proposal),
  kinds: z.array(heldKind),
  /** What was handed over of theirs, the newest first. */
  given: z.array(
    z.object({
      batch: id,
      kind: z.string(),
      one: sentence,
      many: sentence,
      count: z.number().int(),
      to: named,
      givenAt: moment,
      /** How many came back. */
      refused: z.number().int(),
    }),
  ),
});
export type HandOverOf = z.output<typeof handOverOf>;

/** Why something was not passed on. */
export const leftReason = z.enum(['unfit', 'unknown-recipient', 'not-yours', 'changed']);

export const getHandOver = defineRoute({
  name: 'handOver.get',
  method: 'GET',
  path: '/api/hand-overs/of/:person',
  access: 'person',
  summary: 'What a person looks after, and who is proposed for it; for themselves, who leads them, and administrators',
  input: z.object({ person: id }),
  output: handOverOf,
  errors: [handOverNotFound],
  keptOffline: false,
});

export const passOn = defineRoute({
  name: 'handOver.pass',
  method: 'POST',
  path: '/api/hand-overs/of/:person',
  access: 'person',
  summary: 'Hands over some or all of one kind: to somebody, or each to whom is proposed',
  input: z.object({
    person: id,
    reason: z.enum(['leaving', 'moving']),
    kind: z.string().max(60),
    /** Null: all of this kind, also what the caller may not see. */
    refs: z.array(ref).min(1).max(500).nullable(),
    /** Null: each to whom is proposed. */
    to: id.nullable(),
  }),
  output: z.object({
    passed: z.number().int(),
    left: z.array(z.object({ why: leftReason, count: z.number().int() })),
  }),
  errors: [handOverNotFound, recipientNotFound],
});

export const listHandOvers = defineRoute({
  name: 'handOver.list',
  method: 'GET',
  path: '/api/hand-overs',
  access: 'person',
  summary: 'Those who leave soon or have left, with what they still look after, for who leads them and administrators',
  input: nothing,
  output: z.object({
    people: z.array(named.extend({ lastDay: day.nullable(), isGone: z.boolean(), open: z.number().int() })),
  }),
  errors: [],
  keptOffline: false,
});

/** What came to somebody in one go. */
export const receivedBatch = z.object({
  batch: id,
  from: named,
  one: sentence,
  many: sentence,
  givenAt: moment,
  /** Until when it may be given back; null when it is too late. */
  refuseUntil: day.nullable(),
  items: z.array(
    z.object({ id, title: z.string(), path: z.string().nullable(), state: z.enum(['passed', 'refused']) }),
  ),
});
export type ReceivedBatch = z.output<typeof receivedBatch>;

export const listReceived = defineRoute({
  name: 'handOver.listReceived',
  method: 'GET',
  path: '/api/hand-overs/received',
  access: 'person',
  summary: 'What was handed over to the caller in the last 180 days',
  input: nothing,
  output: z.object({ batches: z.array(receivedBatch) }),
  errors: [],
});

export const refuseHandOver = defineRoute({
  name: 'handOver.refuse',
  method: 'POST',
  path: '/api/hand-overs/received/:batch/refusal',
  access: 'person',
  summary: 'Gives back what was handed over: to whom it came from, or, when they are gone, to who leads them',
  input: z.object({ batch: id, items: z.array(id).min(1).max(500), reason: line(300) }),
  output: z.object({ to: named, count: z.number().int() }),
  errors: [handOverNotFound, refusalOver, nobodyElse],
});

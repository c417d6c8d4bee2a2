import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import {
  anonymousNotAllowed,
  boxClosed,
  boxNotFound,
  categoryUnknown,
  receiptUnknown,
  stepNotFitting,
} from './errors.ts';
import { ideaText, ideaTitle, listedIdea } from './idea.ts';

const { id, nothing } = fields;

/** Made on the device of whoever submits without a name: 160 random bits, without letters that look alike. */
export const receiptCode = z.string().regex(/^[0-9a-hjkmnp-tv-z]{32}$/);

/**
 * None of these routes takes an `Idempotency-Key`: the server keeps that with the account, and would know for 90 days who
 * submitted what. The code does the same work: sent twice, it is one idea.
 */
export const submitAnonymously = defineRoute({
  name: 'ideas.submitAnonymously',
  method: 'POST',
  path: '/api/ideas/anonymous',
  access: 'person',
  summary: 'Submits an idea whose author is not stored; who knows `code` can follow, answer and withdraw it',
  input: z.object({ box: id, title: ideaTitle, text: ideaText, category: id.nullable(), code: receiptCode }),
  output: z.object({ idea: id }),
  errors: [boxNotFound, boxClosed, anonymousNotAllowed, categoryUnknown],
  callsPerMinute: 30,
});

export const openReceipts = defineRoute({
  name: 'ideas.openReceipts',
  method: 'POST',
  path: '/api/ideas/receipts',
  access: 'person',
  summary: 'The ideas that belong to these codes, as far as the caller sees them; unknown codes are left out',
  input: z.object({ codes: z.array(receiptCode).min(1).max(50) }),
  output: z.object({
    ideas: z.array(
      z.object({ code: receiptCode, idea: listedIdea, steps: z.number().int(), mayWithdraw: z.boolean() }),
    ),
  }),
  errors: [],
  callsPerMinute: 60,
  keptOffline: false,
});

export const commentByReceipt = defineRoute({
  name: 'ideas.commentByReceipt',
  method: 'POST',
  path: '/api/ideas/receipts/comment',
  access: 'person',
  summary: 'Says something about an idea as whoever submitted it without a name',
  input: z.object({ code: receiptCode, text: z.string().trim().min(1).max(5_000), parent: id.nullable() }),
  output: nothing,
  errors: [receiptUnknown],
  callsPerMinute: 30,
});

export const withdrawByReceipt = defineRoute({
  name: 'ideas.withdrawByReceipt',
  method: 'POST',
  path: '/api/ideas/receipts/withdrawal',
  access: 'person',
  summary: 'Takes an idea back that was submitted without a name, as long as it is not decided',
  input: z.object({ code: receiptCode }),
  output: nothing,
  errors: [receiptUnknown, stepNotFitting],
});

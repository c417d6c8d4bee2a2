import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id, line } = fields;

/**
 * `asked`: an organiser has yet to say yes. `in`: there is a place. `waiting`: on the waiting list, moves up by itself.
 * `declined`: an organiser said no.
 */
export const signUpState = z.enum(['asked', 'in', 'waiting', 'declined']);
export type SignUpState = z.output<typeof signUpState>;

export const answerToQuestion = line(500);

/** What somebody knows of their own sign-up. */
export const ownSignUp = z.object({
  /** Made by the client. */
  id,
  state: signUpState,
  /** 1 is the next to move up; null for all who do not wait. */
  rank: z.number().int().nullable(),
  guests: z.number().int(),
  answer: z.string(),
});
export type OwnSignUp = z.output<typeof ownSignUp>;

/** Somebody who signed up, as organisers see it; where names are shown, the others see those who come, without answers. */
export const participant = z.object({
  person: z.object({ id, name: z.string() }),
  state: signUpState,
  rank: z.number().int().nullable(),
  guests: z.number().int(),
  answer: z.string(),
});
export type Participant = z.output<typeof participant>;

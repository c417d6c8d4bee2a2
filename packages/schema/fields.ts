import { isUuid } from '@kontor/base';
import { z } from 'zod';

/** An object's id. */
export const id = z.string().refine(isUuid, 'not an id');
/** `YYYY-MM-DD`, a day that exists. */
export const day = z.iso.date();
/** `HH:MM`, on the clock of the organisation. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** RFC 3339 in UTC. */
export const moment = z.iso.datetime();
/** `<module>/<noun>/<id>`. */
export const ref = z
  .templateLiteral([z.string(), '/', z.string(), '/', z.string()])
  .refine((text) => text.length <= 400);
/** One line of text for people: trimmed, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
    .refine((text) => !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text), 'control characters');
export const requiredLine = (max: number) => line(max).refine((text) => text.length > 0, 'missing');
export const language = z.enum(['de', 'en']);
export const email = z.email().max(254);
/** `#rrggbb`. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/);
/** A name for signing in: letters of any case are equal. */
export const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/);
export const nothing = z.object({});

import { z } from 'zod';
import { ref } from '../fields.ts';

/** How an object is shown wherever its ref appears. */
export const linkCard = z.object({
  ref,
  /** `person`, `space`, `page` … picks the icon. */
  type: z.string(),
  title: z.string(),
  /** A second line: position and office, state and due date. */
  subtitle: z.string().nullable(),
  /** A short state such as `absent`, `done`, `archived`, for a badge. */
  state: z.string().nullable(),
  /** Path in the web client: `/people/01993…`. */
  path: z.string(),
  /** Address of a picture, or null. */
  picture: z.string().nullable(),
});
export type LinkCard = z.output<typeof linkCard>;

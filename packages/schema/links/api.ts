import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { ref } from '../fields.ts';
import { linkCard } from './link.ts';

export const resolveLinks = defineRoute({
  name: 'links.resolve',
  method: 'POST',
  path: '/api/links',
  access: 'person',
  summary: 'Cards of those refs that the person may see; the others are left out',
  input: z.object({ refs: z.array(ref).max(200) }),
  output: z.object({ cards: z.array(linkCard) }),
  errors: [],
});

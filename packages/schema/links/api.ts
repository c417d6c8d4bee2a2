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

export const resolvePaths = defineRoute({
  name: 'links.resolvePaths',
  method: 'POST',
  path: '/api/links/paths',
  access: 'person',
  summary:
    'Cards of the objects that the client shows at these paths; null for what the person may not see or what does not exist, and nothing for paths that show no object',
  input: z.object({ paths: z.array(z.string().startsWith('/').max(800)).max(100) }),
  output: z.object({ objects: z.array(z.object({ path: z.string(), card: linkCard.nullable() })) }),
  errors: [],
  callsPerMinute: 300,
});

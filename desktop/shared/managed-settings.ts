import { z } from 'zod';

/**
 * What an IT department fixes for a machine, by file or registry. What is left out the person decides. Whoever reads
 * it gives an unknown or wrong value back as a problem, and the rest still counts.
 */
export const managedSettings = z.strictObject({
  /** Preset servers, by address, in this order. */
  servers: z
    .array(z.strictObject({ address: z.url().max(300), name: z.string().min(1).max(100).optional() }))
    .max(20)
    .optional(),
  /** Whether the person may add servers of their own; true unless said otherwise. */
  ownServers: z.boolean().optional(),
  language: z.enum(['de', 'en']).optional(),
  /** `off`: never asks for a newer version. `tell`: says that there is one; it is never installed by itself. */
  updates: z.enum(['off', 'tell']).optional(),
  /** Where `latest.json` lies, `{ "version": "1.2.3", "page": "https://…" }`; https only. */
  updateAddress: z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional(),
  startAtLogin: z.boolean().optional(),
  /** As Electron's `session.setProxy` takes it; `system` unless said otherwise. */
  proxy: z
    .discriminatedUnion('mode', [
      z.strictObject({ mode: z.enum(['system', 'direct']) }),
      z.strictObject({
        mode: z.literal('fixed'),
        rules: z.string().max(500),
        bypass: z.string().max(1_000).optional(),
      }),
      z.strictObject({ mode: z.literal('script'), address: z.url().max(300) }),
    ])
    .optional(),
  /** Where downloads may be kept without asking is not offered; false forbids keeping files at all. */
  downloads: z.boolean().optional(),
  /** For developers: a server on this machine by http. */
  insecureLocalhost: z.boolean().optional(),
});
export type ManagedSettings = z.infer<typeof managedSettings>;

import type { JobDefinition } from '@kontor/plugin-api/server';
import { askErasure, confirmErasure, dropErasure, erasureChanged, listErasures, previewErasure } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../../core.ts';
import { createErasures } from '../../../migrations/20261127-2356-create-erasures.ts';
import { Eraser } from './eraser.ts';
import { declareErasures } from './erasure-privacy.ts';
import { type ErasureOthers, ErasureService } from './erasure-service.ts';

export interface Erasures {
  /** Erases those whose period is over; a job does it every night. Answers how many. */
  eraseDue(): Promise<number>;
  /** Erases again whom a restored backup brought back; done at every start. */
  repeat(): Promise<void>;
}

const eraseJob: JobDefinition = { name: 'privacy.erase', data: z.object({}), longestRunSeconds: 3600 };

/** Erasing people: when their period is over, and at request. */
export function createErasure(core: Core, others: ErasureOthers): Erasures {
  const service = new ErasureService(core, others, new Eraser(core, others));
  const never = new AbortController().signal;
  core.migrations.add(createErasures);
  declareErasures(core.privacy);
  core.http.bind(listErasures, () => service.list());
  core.http.bind(previewErasure, ({ person }) => service.preview(person));
  core.http.bind(askErasure, (input, { actor }) => service.ask(actor, input));
  core.http.bind(confirmErasure, (input, { actor }) => service.confirm(actor, input));
  core.http.bind(dropErasure, ({ person }, { actor }) => service.drop(actor, person));
  core.live.present(erasureChanged, async () => null);
  core.jobs.define(eraseJob, async (_data, signal) => {
    await service.eraseDue(signal);
  });
  core.jobs.schedule(eraseJob, '10 4 * * *', {});
  core.onStart(() => service.repeat());
  return { eraseDue: () => service.eraseDue(never), repeat: () => service.repeat() };
}

import { preferencesChanged } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createPreferences as createPreferencesTable } from '../../migrations/20261126-1520-create-preferences.ts';
import { declarePreferences } from './preference-privacy.ts';
import { PreferenceService } from './preference-service.ts';
import { findPreferences } from './preference-store.ts';
import { bindRoutes } from './routes.ts';

/** How people have arranged Kontor for themselves: the order of their spaces, hints that they sent away. */
export function createPreferences(core: Core): void {
  core.migrations.add(createPreferencesTable);
  declarePreferences(core.privacy);
  bindRoutes(core, new PreferenceService(core));
  core.live.present(preferencesChanged, (tx, { payload }) => findPreferences(tx, payload.person));
}

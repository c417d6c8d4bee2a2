import { getPreferences, setPreferences } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { PreferenceService } from './preference-service.ts';

export function bindRoutes({ http }: Core, preferences: PreferenceService): void {
  http.bind(getPreferences, (_input, { actor }) => preferences.get(actor));
  http.bind(setPreferences, (input, { actor }) => preferences.set(actor, input));
}

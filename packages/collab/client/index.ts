export { collabCloseCodes } from '../shared/index.ts';
export { CollabProvider, type CollabProviderOptions } from './collab-provider.ts';
export type { CollabState } from './save-state.ts';

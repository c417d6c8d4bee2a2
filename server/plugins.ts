import type { ServerPlugin } from '@kontor/plugin-api/server';
import { chatPlugin } from '@kontor/plugin-chat/server';
import { directoryPlugin } from '@kontor/plugin-directory/server';
import { ideasPlugin } from '@kontor/plugin-ideas/server';
import { onboardingPlugin } from '@kontor/plugin-onboarding/server';
import { tasksPlugin } from '@kontor/plugin-tasks/server';
import { wikiPlugin } from '@kontor/plugin-wiki/server';

/** Every feature that exists, in the order in which they register. */
export const serverPlugins: readonly ServerPlugin[] = [
  directoryPlugin,
  chatPlugin,
  wikiPlugin,
  tasksPlugin,
  onboardingPlugin,
  ideasPlugin,
];

import type { ServerPlugin } from '@kontor/plugin-api/server';
import { chatPlugin } from '@kontor/plugin-chat/server';
import { directoryPlugin } from '@kontor/plugin-directory/server';
import { gatheringsPlugin } from '@kontor/plugin-gatherings/server';
import { ideasPlugin } from '@kontor/plugin-ideas/server';
import { instructionsPlugin } from '@kontor/plugin-instructions/server';
import { newsPlugin } from '@kontor/plugin-news/server';
import { onboardingPlugin } from '@kontor/plugin-onboarding/server';
import { surveysPlugin } from '@kontor/plugin-surveys/server';
import { tasksPlugin } from '@kontor/plugin-tasks/server';
import { wikiPlugin } from '@kontor/plugin-wiki/server';

/** Every feature that exists, in the order in which they register. */
export const serverPlugins: readonly ServerPlugin[] = [
  directoryPlugin,
  chatPlugin,
  wikiPlugin,
  tasksPlugin,
  newsPlugin,
  onboardingPlugin,
  instructionsPlugin,
  gatheringsPlugin,
  surveysPlugin,
  ideasPlugin,
];

import type { ClientPlugin } from '@kontor/plugin-api/client';
import { chatPlugin } from '@kontor/plugin-chat/client';
import { directoryPlugin } from '@kontor/plugin-directory/client';
import { gatheringsPlugin } from '@kontor/plugin-gatherings/client';
import { ideasPlugin } from '@kontor/plugin-ideas/client';
import { instructionsPlugin } from '@kontor/plugin-instructions/client';
import { newsPlugin } from '@kontor/plugin-news/client';
import { onboardingPlugin } from '@kontor/plugin-onboarding/client';
import { surveysPlugin } from '@kontor/plugin-surveys/client';
import { tasksPlugin } from '@kontor/plugin-tasks/client';
import { wikiPlugin } from '@kontor/plugin-wiki/client';

/** Every client plugin of the product, in the order in which they register. */
export const plugins: readonly ClientPlugin[] = [
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

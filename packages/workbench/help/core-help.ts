import type { HelpTopic } from '@kontor/plugin-api/client';
import { accountHelp } from './account-help.ts';
import { administrationHelp } from './administration-help.ts';
import { beginHelp } from './begin-help.ts';
import { leavingHelp } from './leaving-help.ts';
import { workHelp } from './work-help.ts';

export const coreHelp: readonly HelpTopic[] = [
  ...beginHelp,
  ...workHelp,
  ...accountHelp,
  ...administrationHelp,
  ...leavingHelp,
];

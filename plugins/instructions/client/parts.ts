import { lazyPart, type SlotProps } from '@kontor/plugin-api/client';

/*
 * Every client loads `plugin.ts`, and with it the name of each file that it may fetch. So it knows this one alone; what the
 * start page shows is in it, all else comes when it is opened.
 */

export { foldOwn } from '../shared/sync.ts';
export { HomeOpen } from './home/home-open-view.tsx';

export const InstructionsView = lazyPart(async () => (await import('./instructions-view.tsx')).InstructionsView);

export const IssueDialog = lazyPart<SlotProps['page.actions']>(
  async () => (await import('./issue/issue-dialog-view.tsx')).IssueDialog,
);

export async function loadHelp() {
  return (await import('./instructions-help.ts')).instructionsHelp;
}

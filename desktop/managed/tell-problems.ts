import type { Language } from '@kontor/base';
import type { ElectronApi } from '../main/electron-api.ts';
import { describeProblem } from './managed-messages.ts';
import type { ManagedProblem } from './parse-managed.ts';

/** Tells the person, once at the start, what of their IT department's settings does not count; nothing where all is well. */
export async function tellProblems(
  { app, dialog }: Pick<ElectronApi, 'app' | 'dialog'>,
  problems: readonly ManagedProblem[],
  language: Language = app.getLocale().startsWith('de') ? 'de' : 'en',
): Promise<void> {
  const sentences = problems.map((problem) => describeProblem(problem, language));
  const [first, ...rest] = sentences;
  if (first === undefined) return;
  await dialog.showMessageBox({ type: 'warning', title: 'Kontor', message: first, detail: rest.join('\n\n') });
}

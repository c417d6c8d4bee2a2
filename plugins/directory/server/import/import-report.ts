import type { ImportProblem, ImportReport } from '../../shared/index.ts';
import type { PlannedImport } from './import-applier.ts';

const problemsAtMost = 5000;

/** What a dry run tells. */
export function reportImport(
  { checked, plan }: PlannedImport,
  about: Pick<ImportReport, 'id' | 'createdAt' | 'removeMissing'>,
): ImportReport {
  const errors = checked.problems.filter(({ severity }) => severity === 'error').length;
  return {
    ...about,
    state: errors > 0 ? 'faulty' : 'checked',
    format: checked.format,
    summary: plan.summary,
    errors,
    warnings: checked.problems.length - errors,
    problems: shorten(checked.problems, errors),
    progress: null,
  };
}

/** Errors before warnings when there are too many for one answer; each in order of lines. */
function shorten(problems: readonly ImportProblem[], errors: number): ImportProblem[] {
  if (problems.length <= problemsAtMost) return [...problems];
  const room = Math.max(0, problemsAtMost - errors);
  let warnings = 0;
  const kept = problems.filter(({ severity }) => {
    if (severity === 'error') return true;
    warnings += 1;
    return warnings <= room;
  });
  return kept.slice(0, problemsAtMost);
}

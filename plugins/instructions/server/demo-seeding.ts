import type { InstructionsContext } from './instructions-context.ts';
import type { IssueService } from './issue-service.ts';

export function seedInstructions(_context: InstructionsContext, _issues: IssueService): void {}

import type { SurveysContext } from './surveys-context.ts';

export function seedSurveys(_context: SurveysContext): void {}

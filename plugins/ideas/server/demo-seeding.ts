import type { IdeasContext } from './ideas-context.ts';

export function seedIdeas(context: IdeasContext): void {
  void context;
}

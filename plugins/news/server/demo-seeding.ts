import type { NewsContext } from './news-context.ts';
import type { NewsServices } from './routes.ts';

/** Has the demo city some news. */
export function seedNews({ host }: NewsContext, _services: NewsServices): void {
  host.demo.seed(async () => undefined);
}

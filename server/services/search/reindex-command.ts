import type { Command } from '@kontor/plugin-api/server';
import type { SearchIndex } from '@kontor/search/shared';
import type { IndexFiller } from './index-filler.ts';

/** `kontor reindex`: makes the index anew from the rows. Works beside a running server. */
export function reindexCommand(open: () => Promise<SearchIndex>, filler: IndexFiller): Command {
  return {
    name: 'reindex',
    usage: 'reindex',
    summary: 'Makes the search index anew from what is stored',
    async run(args, { print }) {
      if (args.length > 0) {
        print('reindex takes no arguments.');
        return 1;
      }
      const index = await open();
      const counts = new Map<string, number>();
      await filler.fill(new AbortController().signal, (done, noun) => counts.set(noun, done));
      for (const [noun, count] of counts) print(`${noun}: ${count}`);
      print(`The index (${index.engine}) holds ${await index.count()} objects.`);
      return 0;
    },
  };
}

import { tmpdir } from 'node:os';
import type { DatabaseTemplate } from '@kontor/database/testing';
import type { ServerPlugin } from '@kontor/plugin-api/server';
import { createApplication } from '../application.ts';
import { readConfig } from '../config/config.ts';
import { createLogger } from '../log.ts';
import { serverPlugins } from '../plugins.ts';
import { openBoss } from '../services/jobs/boss.ts';
import { clientFolder } from '../start-server.ts';

/**
 * The tables of a server that has started once, so that not every test pays for a first start. Plugins that only a
 * test has bring their own tables at its start.
 */
export function startedDatabase(plugins: readonly ServerPlugin[]): DatabaseTemplate {
  const isProduct = plugins === serverPlugins;
  return {
    name: isProduct ? 'product' : 'core',
    async build(database) {
      const log = createLogger('error');
      const application = createApplication({
        config: readConfig({ KONTOR_DATA: tmpdir() }, { demo: false }),
        database,
        log,
        plugins: isProduct ? plugins : [],
        clientFolder,
      });
      await application.migrate();
      await application.services.search.prepare();
      const boss = await openBoss(database, log, false);
      await boss.stop({ close: false });
      await application.stop();
    },
  };
}

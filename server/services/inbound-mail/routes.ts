import { getInboundMail, inboundMailNotConfigured, setInboundMail, testInboundMail } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { InboundRunner } from './inbound-runner.ts';
import type { InboundSettingsService } from './settings-service.ts';
import { tryWay } from './try-way.ts';

export function bindRoutes(core: Core, settings: InboundSettingsService, runner: InboundRunner): void {
  const { http, database } = core;
  http.bind(getInboundMail, () => database.transaction((tx) => settings.read(tx)));
  http.bind(setInboundMail, async (input, { actor }) => {
    const changed = await database.transaction((tx) => settings.change(tx, actor, input));
    await runner.restart();
    return changed;
  });
  http.bind(testInboundMail, async () => {
    const way = await database.transaction((tx) => settings.find(tx));
    if (!way) throw inboundMailNotConfigured();
    return { answer: await tryWay(way, runner.port) };
  });
}

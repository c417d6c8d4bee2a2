import { getInboundMail, setInboundMail } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { InboundRunner } from './inbound-runner.ts';
import type { InboundSettingsService } from './settings-service.ts';

export function bindRoutes(core: Core, settings: InboundSettingsService, runner: InboundRunner): void {
  const { http, database } = core;
  http.bind(getInboundMail, () => database.transaction((tx) => settings.read(tx)));
  http.bind(setInboundMail, async (input, { actor }) => {
    const changed = await database.transaction((tx) => settings.change(tx, actor, input));
    await runner.restart();
    return changed;
  });
}

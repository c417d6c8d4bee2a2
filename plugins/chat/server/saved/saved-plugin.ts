import type { ServerHost } from '@kontor/plugin-api/server';
import { forgetMessage, listSaved, savedChanged, saveMessage } from '../../shared/index.ts';
import { createSavedMessages } from '../migrations/20261126-1900-create-saved-messages.ts';
import { savedLinks } from './saved-links.ts';
import { declareSaved } from './saved-privacy.ts';
import { SavedService } from './saved-service.ts';

/** All of the server's part of saved messages. */
export function provideSaved(host: ServerHost): void {
  const saved = new SavedService(host);
  host.migrations.add(createSavedMessages);
  host.http.bind(listSaved, async (_input, { actor }) => ({ saved: await saved.list(actor) }));
  host.http.bind(saveMessage, (input, { actor }) => saved.save(actor, input));
  host.http.bind(forgetMessage, async (input, { actor }) => {
    await saved.forget(actor, input);
    return {};
  });
  host.links.provide(savedLinks(host));
  host.live.present(savedChanged, async () => null);
  declareSaved(host);
}

import type { ServerHost } from '@kontor/plugin-api/server';
import { changeLater, forgetLater, laterListChanged, listLater, sendLater } from '../../shared/index.ts';
import { createLaterMessages } from '../migrations/20261126-2130-create-later-messages.ts';
import { laterLinks } from './later-links.ts';
import { declareLater } from './later-privacy.ts';
import { takeReplies } from './later-replies.ts';
import { LaterSending } from './later-sending.ts';
import { LaterService } from './later-service.ts';

/** All of the server's part of messages that are sent later. */
export function provideLater(host: ServerHost): void {
  const later = new LaterService(host, new LaterSending(host));
  host.migrations.add(createLaterMessages);
  host.http.bind(listLater, async (_input, { actor }) => ({ messages: await later.list(actor) }));
  host.http.bind(sendLater, (input, { actor }) => later.add(actor, input));
  host.http.bind(changeLater, (input, { actor }) => later.change(actor, input));
  host.http.bind(forgetLater, async ({ id }, { actor }) => {
    await later.forget(actor, id);
    return {};
  });
  host.links.provide(laterLinks(host));
  host.live.present(laterListChanged, async () => null);
  takeReplies(host, later);
  declareLater(host);
}

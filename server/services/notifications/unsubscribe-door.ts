import type { Tx } from '@kontor/database';
import type { CallContext } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import { escapeHtml } from '../mail/mail-layout.ts';
import { type Subscription, type UnsubscribeLinks, unsubscribePath } from './unsubscribe.ts';

const texts = {
  de: {
    title: 'E-Mails von Kontor',
    asks: 'Diese E-Mails abbestellen?',
    does: 'Abbestellen',
    done: 'Abbestellt. In Ihren Einstellungen bei „Mitteilungen“ schalten Sie diese E-Mails wieder ein.',
    unknown:
      'Dieser Link ist nicht gültig. In Ihren Einstellungen bei „Mitteilungen“ wählen Sie, was per E-Mail kommt.',
  },
  en: {
    title: 'E-mails of Kontor',
    asks: 'Stop these e-mails?',
    does: 'Stop them',
    done: 'Stopped. In your settings at “Notifications” you switch these e-mails on again.',
    unknown: 'This link is not valid. In your settings at “Notifications” you choose what comes by e-mail.',
  },
} as const;

/**
 * Where a mail program switches mails off (RFC 8058): by POST alone, as scanners follow every link of a message. Who
 * follows it is asked by a small page.
 */
export function mountUnsubscribe(
  core: Core,
  links: UnsubscribeLinks,
  end: (tx: Tx, whose: Subscription) => Promise<void>,
) {
  const open = async (context: CallContext<'anyone'>, isDone: boolean): Promise<unknown> => {
    const { token } = Object(context.request.params);
    const whose = typeof token === 'string' ? await links.read(token) : undefined;
    if (whose && isDone) await core.database.transaction((tx) => end(tx, whose));
    const t = texts[context.language];
    const form = `<p>${t.asks}</p><form method="post"><button>${t.does}</button></form>`;
    const content = !whose ? `<p>${t.unknown}</p>` : isDone ? `<p>${t.done}</p>` : form;
    return context.reply
      .status(whose ? 200 : 404)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'same-origin')
      .header('content-security-policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="${context.language}"><meta name="viewport" content="width=device-width"><title>${escapeHtml(t.title)}</title><main><h1>${escapeHtml(t.title)}</h1>${content}</main></html>`,
      );
  };
  const door = { path: `${unsubscribePath}/:token`, access: 'anyone', callsPerMinute: 30 } as const;
  core.http.mount(
    {
      ...door,
      name: 'notifications.askToUnsubscribe',
      methods: ['GET', 'HEAD'],
      summary: 'Asks whether mails of a kind are to end',
      bodyLimit: 0,
    },
    (context) => open(context, false),
  );
  core.http.mount(
    {
      ...door,
      name: 'notifications.unsubscribe',
      methods: ['POST'],
      summary: 'Ends mails of a kind for one person (RFC 8058)',
      bodyLimit: 4096,
    },
    (context) => open(context, true),
  );
}

import PostalMime, { type Address, type Email } from 'postal-mime';
import { answerOf } from './answer-text.ts';
import { textOfHtml } from './html-text.ts';
import { beginningOf } from './mail-bounds.ts';

/** Bytes of one message at most. */
export const largestMail = 10 * 1024 * 1024;

/** A message as far as it matters to an answer. */
export interface ReceivedMail {
  readonly messageId: string | undefined;
  /** Addresses of those who say they wrote it, in small letters. */
  readonly from: readonly string[];
  /** Everywhere it says it goes, also by the headers that mail servers add on delivery. */
  readonly recipients: readonly string[];
  /** Nobody wrote it: an absence note, a report about delivery, a mailing list. Such mail is never answered. */
  readonly isAutomatic: boolean;
  /** What was written, without history and signature; nothing where it cannot be read. */
  readonly text: string;
  /** How many files came along that somebody attached, not the pictures of a signature. */
  readonly attachments: number;
  /** Values of `Authentication-Results`, the newest first. */
  readonly authentication: readonly string[];
}

/** Reads a message; one that is none, or that is built to be hard to read, is an empty one. Never fails. */
export async function readMail(raw: Uint8Array): Promise<ReceivedMail> {
  const email = await parse(beginningOf(raw.subarray(0, largestMail)));
  if (!email) return unreadable;
  const headers = Map.groupBy(email.headers, ({ key }) => key.toLowerCase());
  const valuesOf = (name: string) => (headers.get(name) ?? []).map(({ value }) => value);
  return {
    messageId: email.messageId?.trim().slice(0, 1_000) || undefined,
    from: addressesOf(email.from ? [email.from] : []),
    recipients: [
      ...['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap(valuesOf).map(bare),
      ...addressesOf([...(email.to ?? []), ...(email.cc ?? [])]),
    ].slice(0, 100),
    isAutomatic: isAutomatic(email, valuesOf),
    text: textOf(email),
    attachments: email.attachments.filter(isAttached).length,
    authentication: valuesOf('authentication-results'),
  };
}

const unreadable: ReceivedMail = {
  messageId: undefined,
  from: [],
  recipients: [],
  isAutomatic: false,
  text: '',
  attachments: 0,
  authentication: [],
};

async function parse(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxRfc822NestingDepth: 0,
      maxNestingDepth: 20,
      maxHeadersSize: 256 * 1024,
    });
  } catch {
    return undefined; // beyond the limits
  }
}

function textOf({ text, html }: Email): string {
  if (text !== undefined && text.trim() !== '') return answerOf(text.slice(0, 500_000));
  return html === undefined ? '' : answerOf(textOfHtml(html));
}

function addressesOf(addresses: readonly Address[]): string[] {
  return addresses
    .flatMap((each) => each.group ?? each)
    .map(({ address }) => address.trim().toLowerCase())
    .filter((address) => address.includes('@'));
}

function bare(address: string): string {
  return address.replace(/^\s*<|>\s*$/g, '').trim();
}

/** Pictures that the text shows are no attachments, nor is a business card or a signature over the message. */
function isAttached({ related, disposition, mimeType, contentId }: Email['attachments'][number]): boolean {
  if (related || (disposition === 'inline' && mimeType.startsWith('image/'))) return false;
  if (contentId && disposition !== 'attachment') return false;
  return !/^(application\/(x-)?(pkcs7-signature|pgp-signature|pgp-keys|ms-tnef)|text\/(x-)?vcard)$/i.test(mimeType);
}

/**
 * RFC 3834 sections 2 and 5, and what programs said before it and say beside it. That somebody wants no automatic answer
 * (`X-Auto-Response-Suppress`) does not make their own message one.
 */
function isAutomatic(email: Email, valuesOf: (name: string) => string[]): boolean {
  const says = (name: string, form: RegExp) => valuesOf(name).some((value) => form.test(value.trim()));
  const isSaid = (name: string) => valuesOf(name).length > 0;
  return (
    valuesOf('auto-submitted').some((value) => !/^no\b/i.test(value.trim())) ||
    says('precedence', /^(bulk|list|junk|auto_reply)/i) ||
    ['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-autoreply-from'].some(isSaid) ||
    says('return-path', /^<\s*>$/) ||
    says('content-type', /^multipart\/report\b|^message\/(delivery-status|disposition-notification)\b/i) ||
    addressesOf(email.from ? [email.from] : []).some((address) =>
      /^(mailer-daemon|postmaster|no-?reply)@/.test(address),
    )
  );
}

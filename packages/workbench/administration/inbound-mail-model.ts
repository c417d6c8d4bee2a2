import type { InboundMailSettings } from '@kontor/schema';

export type Way = 'off' | 'mailbox' | 'listener';

/** What the form holds. */
export interface InboundDraft {
  readonly way: Way;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly address: string;
  readonly trusted: string;
}

export function wayOf(url: string | null): Way {
  if (url === null) return 'off';
  return url.startsWith('imap') ? 'mailbox' : 'listener';
}

export function draftOf({ url, user, address, trusted }: InboundMailSettings): InboundDraft {
  return {
    way: wayOf(url),
    url: url ?? '',
    user: user ?? '',
    password: '',
    address: address ?? '',
    trusted: trusted ?? '',
  };
}

/** What is sent: only what belongs to the chosen way. */
export function inputOf({ way, password, ...draft }: InboundDraft) {
  const filled = (text: string) => text.trim() || null;
  const isMailbox = way === 'mailbox';
  return {
    url: way === 'off' ? null : filled(draft.url),
    user: isMailbox ? filled(draft.user) : null,
    ...(isMailbox && password !== '' && { password }),
    address: way === 'off' ? null : filled(draft.address),
    trusted: way === 'off' ? null : filled(draft.trusted),
  };
}

const forms: Readonly<Record<Way, RegExp>> = {
  off: /^$/,
  mailbox: /^imaps?:\/\/[^\s/]+(\/\S*)?$/,
  listener: /^(smtp|lmtp):\/\/[^\s/]+$/,
};

export function isUrlOf(way: Way, url: string): boolean {
  return forms[way].test(url.trim());
}

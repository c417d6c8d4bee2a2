/** The body of a message as a tree of the few things that a view draws. There is no way to say anything else in it. */
export type BodyNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' | 'rule' }
  | { readonly kind: InlineKind | BlockKind; readonly children: readonly BodyNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'code-block'; readonly text: string; readonly language: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly start: number; readonly items: readonly Body[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly BodyNode[] }
  /** `href` is an address that `isSafeAddress` allows. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly BodyNode[] }
  | { readonly kind: 'mention'; readonly userId: string; readonly name: string };

export type Body = readonly BodyNode[];
type InlineKind = 'strong' | 'emphasis' | 'strike' | 'underline';
type BlockKind = 'paragraph' | 'quote';

/** What a link in a message may lead to: the web, mail and telephone; never anything that runs. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/[^/?#\s]|mailto:[^\s]|tel:[^\s])/i.test(address) && !/[\p{Cc}\s]/u.test(address);
}

/** The user whom a link of Matrix means. */
export function userOfLink(href: string): string | undefined {
  const [, user = ''] = /^https:\/\/matrix\.to\/#\/((?:@|%40)[^/?]+)/.exec(href) ?? [];
  try {
    const decoded = decodeURIComponent(user);
    return /^@[^:]+:.+$/.test(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

export function linkOfUser(userId: string): string {
  return `https://matrix.to/#/${encodeURIComponent(userId)}`;
}

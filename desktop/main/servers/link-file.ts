import { closeSync, openSync, readSync } from 'node:fs';
import { type DeepLink, findDeepLink, parseDeepLink } from './deep-link.ts';

/** A link is shorter, in bytes. */
const longest = 4_096;

/**
 * The first link among the arguments of a start: a link itself, or one in a file named `….kontor`, which an IT department
 * hands out so that people need not type an address. Such a file has the link in its first line; all else in it is ignored.
 */
export function findLink(argv: readonly string[]): DeepLink | null {
  const file = argv.find((argument) => !argument.startsWith('-') && /\.kontor$/i.test(argument));
  return findDeepLink(argv) ?? (file === undefined ? null : readLinkFile(file));
}

function readLinkFile(path: string): DeepLink | null {
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(longest);
      const text = start.toString('utf8', 0, readSync(file, start, 0, longest, 0));
      return parseDeepLink(
        text
          .replace(/^\uFEFF/, '')
          .split('\n', 1)[0]
          ?.trim() ?? '',
      );
    } finally {
      closeSync(file);
    }
  } catch {
    return null; // gone, or not to be read: the app just starts
  }
}

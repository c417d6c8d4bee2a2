/**
 * Parts of matrix-js-sdk that our chat never runs: calls and their sessions, and what takes over keys of clients before
 * its Rust crypto. The client of the library makes a few of them for itself when it starts; those are here without their insides.
 */
const sdk = '/matrix-js-sdk/lib/';

const idle = `
class Idle {
  start() {}
  stop() {}
  on() { return this; }
  off() { return this; }
}
const refuse = () => { throw new Error('This part of matrix-js-sdk is left out of the client'); };`;

const replacements: readonly { readonly path: RegExp; readonly code: string }[] = [
  {
    path: /webrtc\/call\.js$/,
    code: 'export const supportsMatrixCall = () => false; export const createNewMatrixCall = () => null;',
  },
  { path: /webrtc\/callEventHandler\.js$/, code: 'export class CallEventHandler extends Idle {}' },
  { path: /webrtc\/groupCallEventHandler\.js$/, code: 'export class GroupCallEventHandler extends Idle {}' },
  { path: /webrtc\/groupCall\.js$/, code: 'export class GroupCall extends Idle {}' },
  { path: /webrtc\/mediaHandler\.js$/, code: 'export class MediaHandler extends Idle {}' },
  { path: /matrixrtc\/MatrixRTCSessionManager\.js$/, code: 'export class MatrixRTCSessionManager extends Idle {}' },
  { path: /matrixrtc\/types\.js$/, code: 'export const RTC_NOTIFICATION_MAX_LIFETIME_MS = 0;' },
  { path: /sliding-sync-sdk\.js$/, code: 'export class SlidingSyncSdk extends Idle {}' },
  {
    path: /rust-crypto\/libolm_migration\.js$/,
    code: ['migrateFromLegacyCrypto', 'migrateRoomSettingsFromLegacyCrypto', 'migrateLegacyLocalTrustIfNeeded']
      .map((name) => `export const ${name} = refuse;`)
      .join('\n'),
  },
];

/** The module in the place of one that is left out; nothing for all others. */
export function leanMatrix(id: string): string | undefined {
  if (/\/node_modules\/unhomoglyph\/index\.js$/.test(id)) return 'export default (text) => text;'; // tells apart names that look alike
  if (!id.includes(sdk)) return undefined;
  const found = replacements.find(({ path }) => path.test(id));
  return found && `${idle}\n${found.code}`;
}

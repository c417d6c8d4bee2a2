import type { ApiError } from '@kontor/plugin-api/client';
import { otherPerson, sessionEnded, signInNeeded } from '@kontor/schema';
import { forgetPerson } from '../local/remembered-person.ts';
import { wipeBrowser } from '../local/wipe.ts';
import { keepAppearance, readAppearance } from '../session/appearance-store.ts';
import { isEntryPath, signInAddress } from '../session/next-path.ts';

let isLeaving = false;

/** Whether somebody is on their way out already, and nothing more has to be asked. */
export function isOnTheWayOut(): boolean {
  return isLeaving;
}

/**
 * After a refusal that says that nobody is signed in any more, or somebody else: leaves for the page that fits. A session
 * that somebody ended, here or elsewhere, leaves nothing behind on this device; one that ran out keeps what was opened
 * and what waits to be sent for the next sign-in.
 */
export function leaveAfter({ code }: Pick<ApiError, 'code'>): void {
  if (code === signInNeeded.code) leaveOnce(leaveForSignIn);
  else if (code === sessionEnded.code) leaveOnce(leaveNothing);
  else if (code === otherPerson.code) {
    leaveOnce(() => {
      forgetPerson();
      window.location.reload();
    });
  }
}

/**
 * Signs out with `end` and leaves nothing on this device but how the pages look before anybody has signed in. That the
 * session is over is also heard over the live connection; nobody else may leave before everything is wiped.
 */
export async function signOutAndLeave(end: () => Promise<unknown>, leave: () => void): Promise<void> {
  const appearance = readAppearance();
  isLeaving = true;
  try {
    await end();
  } catch (failure) {
    isLeaving = false;
    throw failure;
  }
  await wipeBrowser();
  if (Object.keys(appearance).length > 0) keepAppearance(appearance);
  leave();
}

/** "Back" does not lead here again. */
export function toSignIn(): void {
  window.location.replace('/sign-in.html');
}

function leaveOnce(leave: () => void): void {
  if (isLeaving) return;
  isLeaving = true;
  leave();
}

function leaveNothing(): void {
  // Every refusal has the browser wipe itself: none that is still to come may take the sign-in page's files away from it.
  window.stop();
  void wipeBrowser().finally(leaveForSignIn);
}

function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  // A one-time link stays in the address: the server answers it with the page that uses it.
  if (isEntryPath(pathname)) window.location.reload();
  else window.location.replace(signInAddress(pathname + search));
}

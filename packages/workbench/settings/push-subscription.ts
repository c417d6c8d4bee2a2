import type { addPushDevice, CallInputOf } from '@kontor/schema';

export type PushRefusal = 'impossible' | 'refused' | 'noService';
type Subscription = Pick<CallInputOf<typeof addPushDevice>, 'endpoint' | 'publicKey' | 'secret'>;

/** Why this browser cannot be told of anything while Kontor is closed, as far as is known before it is asked. */
export function findPushObstacle(): PushRefusal | undefined {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'impossible';
  return Notification.permission === 'denied' ? 'refused' : undefined;
}

/**
 * Asks the person, where the browser has not asked yet, and subscribes at the browser's push service with the server's
 * key. Only in answer to a press: browsers refuse it otherwise.
 */
export async function subscribeToPush(key: string): Promise<Subscription | PushRefusal> {
  const obstacle = findPushObstacle();
  if (obstacle) return obstacle;
  if ((await Notification.requestPermission()) !== 'granted') return 'refused';
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return 'impossible';
  try {
    // One for another key, or one that the server dropped, is of no use.
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = made.toJSON();
    return endpoint && keys?.p256dh && keys.auth
      ? { endpoint, publicKey: keys.p256dh, secret: keys.auth }
      : 'impossible';
  } catch (failure) {
    if (failure instanceof DOMException) return 'noService';
    throw failure;
  }
}

export async function unsubscribeFromPush(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}

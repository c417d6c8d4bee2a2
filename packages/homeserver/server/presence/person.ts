export type PresenceState = 'online' | 'unavailable' | 'offline';

export const presenceStates: readonly PresenceState[] = ['online', 'unavailable', 'offline'];

/** Who does nothing for so long counts as away, on however many devices they are. */
const idleAfterMs = 5 * 60 * 1000;
/** A device that no longer syncs is gone after so long. */
const goneAfterMs = 30 * 1000;
/** "Currently active". */
const activeForMs = 60 * 1000;

/** What others see of somebody. */
export interface Appearance {
  readonly state: PresenceState;
  readonly message: string | undefined;
  readonly isActive: boolean;
}

interface Device {
  asked: PresenceState;
  /** Requests that wait or are being answered. */
  syncs: number;
  seenAt: number;
}

/** Whether one person is there: the most present of their devices says it. */
export class Person {
  readonly #devices = new Map<string, Device>();
  #message: string | undefined;
  /** When they last did something; nothing where they never did. */
  activeAt: number | undefined;

  look(now: number): Appearance {
    const state = this.#stateAt(now);
    const isActive = state === 'online' && now - (this.activeAt ?? 0) < activeForMs;
    return { state, message: this.#message, isActive };
  }

  /** A device asks for news, as online or idle; answers with what to call when that is over. */
  sync(deviceId: string, asked: PresenceState, now: number): (now: number) => void {
    this.#stateAt(now); // forgets the devices that are gone
    const device = this.#devices.get(deviceId) ?? { asked: 'offline', syncs: 0, seenAt: now };
    // Clients ask again and again by themselves: only one that comes, or comes back, does so because of its person.
    if (asked === 'online' && device.asked !== asked) this.activeAt = now;
    this.#devices.set(deviceId, Object.assign(device, { asked, seenAt: now, syncs: device.syncs + 1 }));
    return (later) => {
      device.syncs -= 1;
      device.seenAt = later;
    };
  }

  set(deviceId: string, asked: PresenceState, message: string | undefined, now: number): void {
    const device = this.#devices.get(deviceId) ?? { asked, syncs: 0, seenAt: now };
    this.#devices.set(deviceId, Object.assign(device, { asked, seenAt: now }));
    this.#message = message;
    this.activeAt = now;
  }

  /** They have done something. Who appears offline stays so. */
  act(now: number): void {
    if (this.#stateAt(now) === 'offline') return;
    this.activeAt = now;
    for (const device of this.#devices.values()) if (device.asked === 'unavailable') device.asked = 'online';
  }

  /** Their account is closed: nothing of them is left. */
  clear(): void {
    this.#devices.clear();
    this.#message = undefined;
    this.activeAt = undefined;
  }

  #stateAt(now: number): PresenceState {
    let state: PresenceState = 'offline';
    for (const [deviceId, { asked, syncs, seenAt }] of this.#devices) {
      if (syncs === 0 && now - seenAt >= goneAfterMs) this.#devices.delete(deviceId);
      else if (asked === 'online') state = 'online';
      else if (asked === 'unavailable' && state === 'offline') state = 'unavailable';
    }
    return state === 'online' && now - (this.activeAt ?? 0) >= idleAfterMs ? 'unavailable' : state;
  }
}

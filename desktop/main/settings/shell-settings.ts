import { join } from 'node:path';
import type { Language } from '@kontor/base';
import { z } from 'zod';
import type { ManagedSettings } from '../../shared/managed-settings.ts';
import { type SettingsChange, type ShellSettings, settingsChange, shellSettings } from '../../shared/shell-bridge.ts';
import { type WindowState, windowState } from '../windows/window-state.ts';
import { StoredJson } from './stored-json.ts';

const stored = z.object({
  settings: settingsChange,
  language: z.enum(['de', 'en']).nullable(),
  window: windowState.nullable(),
  /** The last version that was told about. */
  toldVersion: z.string().max(40).nullable(),
});

const standard: ShellSettings = {
  startAtLogin: false,
  closeToTray: true,
  spellCheck: ['de', 'en-GB'],
  doNotDisturb: false,
  searchShortcut: true,
};

/** What the person chose, below what the IT department decided. */
export class SettingsStore {
  readonly #file: StoredJson<z.infer<typeof stored>>;
  readonly #managed: ManagedSettings;
  readonly #system: Language;
  readonly #listeners = new Set<(now: ShellSettings) => void>();

  constructor(folder: string, managed: ManagedSettings, systemLanguage: Language) {
    this.#file = new StoredJson(join(folder, 'settings.json'), stored, {
      settings: {},
      language: null,
      window: null,
      toldVersion: null,
    });
    this.#managed = managed;
    this.#system = systemLanguage;
  }

  get value(): ShellSettings {
    const { startAtLogin } = this.#managed;
    const chosen = Object.entries(this.#file.value.settings).filter(([, value]) => value !== undefined);
    return shellSettings.parse({
      ...standard,
      ...Object.fromEntries(chosen),
      ...(startAtLogin !== undefined && { startAtLogin }),
    });
  }

  /** Those that the person cannot change. */
  get fixed(): (keyof ShellSettings)[] {
    return this.#managed.startAtLogin === undefined ? [] : ['startAtLogin'];
  }

  get language(): Language {
    return this.#managed.language ?? this.#file.value.language ?? this.#system;
  }

  get window(): WindowState | null {
    return this.#file.value.window;
  }

  get toldVersion(): string | null {
    return this.#file.value.toldVersion;
  }

  /** What is fixed stays. */
  change(change: SettingsChange): void {
    const free = Object.fromEntries(Object.entries(change).filter(([name]) => !this.fixed.some((one) => one === name)));
    this.#save({ settings: { ...this.#file.value.settings, ...free } });
  }

  setLanguage(language: Language): void {
    if (language !== this.language) this.#save({ language });
  }

  keepWindow(window: WindowState): void {
    this.#file.save({ ...this.#file.value, window });
  }

  keepToldVersion(toldVersion: string): void {
    this.#file.save({ ...this.#file.value, toldVersion });
  }

  onChange(listener: (now: ShellSettings) => void): void {
    this.#listeners.add(listener);
  }

  #save(change: Partial<z.infer<typeof stored>>): void {
    this.#file.save({ ...this.#file.value, ...change });
    for (const listener of this.#listeners) listener(this.value);
  }
}

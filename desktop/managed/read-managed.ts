import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { type ManagedReading, mergeReadings, parseManaged, readNothing } from './parse-managed.ts';
import { parseRegistry, settingsOfRegistry } from './registry.ts';

/** What of the machine is asked; tests put another in its place. */
export interface ManagedMachine {
  readonly platform: NodeJS.Platform;
  readonly person: string;
  /** The text of a file, or undefined where there is none. */
  read(file: string): Promise<string | undefined>;
  /** What a program prints, started without a shell; undefined where it ends otherwise than well. */
  run(program: string, args: readonly string[]): Promise<string | undefined>;
}

/** Where the registry has policies, which only administrators may write. */
export const registryKey = 'SOFTWARE\\Policies\\Kontor\\Desktop';
export const macDomain = 'de.kontor.desktop';
export const linuxFile = '/etc/kontor/desktop.json';
export const macFile = '/Library/Application Support/Kontor/desktop.json';

/**
 * What the IT department has set for this machine: a file that only root may write on Linux, managed preferences on
 * macOS (or a file), policies in the registry on Windows. Never throws: what cannot be read is a problem, and then
 * nothing that may have been forbidden is allowed.
 */
export async function readManaged(machine: ManagedMachine = thisMachine()): Promise<ManagedReading> {
  if (machine.platform === 'win32') return readRegistry(machine);
  if (machine.platform !== 'darwin') return readJson(machine, linuxFile);
  const folder = '/Library/Managed Preferences';
  return mergeReadings([
    await readPropertyList(machine, `${folder}/${macDomain}.plist`),
    await readPropertyList(machine, `${folder}/${machine.person}/${macDomain}.plist`),
    await readJson(machine, macFile),
  ]);
}

async function readJson(machine: ManagedMachine, file: string): Promise<ManagedReading> {
  try {
    const text = await machine.read(file);
    return text === undefined ? nothing : parseManaged(JSON.parse(text.replace(/^\uFEFF/, '')), file);
  } catch {
    return readNothing(file);
  }
}

/** A property list is binary as often as not; the system's own program turns it into JSON. */
async function readPropertyList(machine: ManagedMachine, file: string): Promise<ManagedReading> {
  try {
    if ((await machine.read(file)) === undefined) return nothing;
    const json = await machine.run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '--', file]);
    if (json === undefined) return readNothing(file);
    // macOS itself adds keys of this kind to managed preferences.
    const entries = Object.entries(Object(JSON.parse(json))).filter(([key]) => !/^(Payload|_)/.test(key));
    return parseManaged(Object.fromEntries(entries), file);
  } catch {
    return readNothing(file);
  }
}

async function readRegistry(machine: ManagedMachine): Promise<ManagedReading> {
  const readings: ManagedReading[] = [];
  for (const hive of ['HKLM', 'HKCU']) {
    const source = `${hive}\\${registryKey}`;
    const program = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\reg.exe`;
    // Without the key it ends with 1, which is as good as an empty one.
    const output = await machine.run(program, ['query', source, '/s']);
    if (output !== undefined)
      readings.push(parseManaged(settingsOfRegistry(parseRegistry(output, registryKey)), source));
  }
  return mergeReadings(readings);
}

const nothing: ManagedReading = { settings: {}, problems: [] };

/** A file of settings is short; more than this is none, in characters. */
const longest = 100_000;

function thisMachine(): ManagedMachine {
  return {
    platform: process.platform,
    person: userInfo().username,
    async read(file) {
      try {
        const text = await readFile(file, 'utf8');
        if (text.length > longest) throw new Error(`${file} is too long`);
        return text;
      } catch (failure) {
        if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
        throw failure;
      }
    },
    async run(program, args) {
      try {
        const { stdout } = await promisify(execFile)(program, args, {
          timeout: 10_000,
          maxBuffer: longest,
          windowsHide: true,
        });
        return stdout;
      } catch {
        return undefined;
      }
    },
  };
}

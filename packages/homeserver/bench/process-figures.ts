import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of a server and of the PostgreSQL below it. Without Linux's `/proc` they are not known. */
export interface Figures {
  readonly serverCpuMs: number;
  readonly postgresCpuMs: number;
  /** What each has for itself, and its share of what several have, in MB (`Pss`). */
  readonly serverMb: number;
  readonly postgresMb: number;
  /** Of this process, which makes the load. */
  readonly driverCpuMs: number;
}

/** USER_HZ, which is 100 on every Linux that we run on (`getconf CLK_TCK`). */
const tickMs = 10;

export function readFigures(server: number, dataFolder: string): Figures {
  const postgres = familyOf(postmasterOf(dataFolder));
  const own = familyOf(server).filter((pid) => !postgres.includes(pid));
  const { user, system } = process.cpuUsage();
  return {
    serverCpuMs: sum(own.map(cpuMs)),
    postgresCpuMs: sum(postgres.map(cpuMs)),
    serverMb: sum(own.map(megabytes)),
    postgresMb: sum(postgres.map(megabytes)),
    driverCpuMs: (user + system) / 1000,
  };
}

function postmasterOf(dataFolder: string): number {
  return Number(read(join(dataFolder, 'postgres', 'data', 'postmaster.pid')).split('\n')[0]);
}

/** A process and everything below it. */
function familyOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = Number(statOf(Number(name))[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [root];
  for (const pid of family) family.push(...(children.get(pid) ?? []));
  return family;
}

/** proc(5): the fields after the name in brackets, which may hold anything; the state is the first. */
function statOf(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function cpuMs(pid: number): number {
  const stat = statOf(pid);
  return (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) * tickMs;
}

function megabytes(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

/** Empty for a process that has gone meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

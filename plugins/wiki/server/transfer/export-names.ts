import { slugOf } from '@kontor/editor/shared';
import type { PageRow } from '../page-store.ts';

/** Where each page of an export stands: beside a folder of its name with the pages under it. `ending`: `md`, `html`. */
export function namePages(pages: readonly PageRow[], ending: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const known = new Set(pages.map(({ id }) => id));
  const name = (parent: string | null, folder: string) => {
    const taken = new Set<string>();
    const here = pages.filter(
      (page) => (page.parent !== null && known.has(page.parent) ? page.parent : null) === parent,
    );
    for (const page of here) {
      const path = `${folder}${freeName(fileName(page.title), taken)}`;
      paths.set(page.id, `${path}.${ending}`);
      name(page.id, `${path}/`);
    }
  };
  name(null, '');
  return paths;
}

/** The name of a download; it keeps the words, without what file systems do not take. */
export function downloadName(title: string, ending: string): string {
  const words = title
    .toWellFormed()
    .replace(/[\p{C}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '');
  return `${[...(words === '' ? 'Wiki' : words)].slice(0, 100).join('').trim()}.${ending}`;
}

/** A name that every file system takes. */
function fileName(title: string): string {
  const slug = slugOf(title === '' ? 'ohne-titel' : title).replace(/[.-]+$/, '');
  // Those are read as the page of their folder, or are names of devices.
  return /^(index|readme|con|prn|aux|nul|com\d|lpt\d|)$/.test(slug) ? `${slug}-seite` : slug.slice(0, 80);
}

export function freeName(name: string, taken: Set<string>): string {
  const [, stem = name, end = ''] = /^(.*?)(\.\w{1,8})?$/.exec(name) ?? [];
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem}-${count}${end}`;
  taken.add(free.toLowerCase());
  return free;
}

/** The way from one file to another, as it stands in an address. */
export function relativeAddress(from: string, to: string): string {
  const [own, target] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < own.length && same < target.length - 1 && own[same] === target[same]) same++;
  const steps = [...own.slice(same).map(() => '..'), ...target.slice(same)];
  return steps.map((step) => encodeURIComponent(step)).join('/');
}

import type pg from 'pg';
import type { BackupFormat } from './backup-format.ts';

/** Kontor's own tables, and those of its homeserver; pg-boss plans anew. */
export const schemas = ['public', 'homeserver'];

/** SQL: what a relation is called here: with its schema, unless that is Kontor's own. */
const nameOf = (relation: string, schema: string) =>
  `case ${schema}.nspname when 'public' then '' else ${schema}.nspname || '.' end || ${relation}.relname`;

/** The migrator's own tables: their content is the list of steps in the backup's format. */
const bookkeeping = ['kontor_migrations', 'kontor_migration_lock'];

interface TableRow {
  name: string;
  columns: string[];
  references: string[];
}

/** What a backup of this database contains, read in the snapshot of `client`. */
export async function readFormat(client: pg.ClientBase, createdAt: Date): Promise<BackupFormat> {
  const migrations = await client.query<{ name: string }>('select name from kontor_migrations order by name');
  const tables = await client.query<TableRow>(
    `select ${nameOf('c', 'n')} as name,
            array(select attname::text from pg_attribute a
                   where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
            array(select distinct ${nameOf('f', 'm')} from pg_constraint k join pg_class f on f.oid = k.confrelid
                    join pg_namespace m on m.oid = f.relnamespace
                   where k.conrelid = c.oid and k.contype = 'f') as references
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and c.relkind = 'r' and c.relname <> all($2)
      order by 1`,
    [schemas, bookkeeping],
  );
  const sequences = await client.query<{ name: string }>(
    `select ${nameOf('c', 'n')} as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and relkind = 'S' order by 1`,
    [schemas],
  );
  const values = [];
  for (const { name } of sequences.rows) {
    const { rows } = await client.query<{ value: number; called: boolean }>(
      `select last_value as value, is_called as called from ${quoteName(name)}`,
    );
    if (rows[0]) values.push({ name, value: Number(rows[0].value), called: rows[0].called });
  }
  return {
    format: 'kontor-backup-1',
    createdAt: createdAt.toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    tables: orderByReferences(tables.rows).map(({ name, columns }) => ({ name, columns })),
    sequences: values,
  };
}

/** Referenced tables first. Throws on a cycle, which a migration must not make. */
export function orderByReferences<Table extends { name: string; references: string[] }>(
  tables: readonly Table[],
): Table[] {
  const ordered: Table[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const placed = new Set(ordered.map(({ name }) => name));
    const known = new Set(tables.map(({ name }) => name));
    const ready = waiting.filter((table) =>
      table.references.every((name) => name === table.name || placed.has(name) || !known.has(name)),
    );
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${waiting.map(({ name }) => name)}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** The COPY that writes a table's rows in an order that depends on nothing but the rows. */
export function copyOut(table: { name: string; columns: readonly string[] }): string {
  const columns = table.columns.map(quote).join(', ');
  return `copy (select ${columns} from ${quoteName(table.name)} as t order by t::text collate "C") to stdout`;
}

export function copyIn(table: { name: string; columns: readonly string[] }): string {
  return `copy ${quoteName(table.name)} (${table.columns.map(quote).join(', ')}) from stdin`;
}

/** A name with its schema before it, if any. */
export function quoteName(name: string): string {
  return name.split('.').map(quote).join('.');
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

import { useState } from 'react';
import {
  Avatar,
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  IconButton,
  ItemList,
  ListTodo,
  Phone,
  Plus,
  RowContent,
  Skeleton,
  Table,
  type TableSort,
  useFormats,
  VirtualList,
} from '../index.ts';
import { Story } from './story.tsx';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  readonly phone: string;
}

const firstNames = ['Anna', 'Karl', 'Änne', 'Jonas', 'Ute', 'Tarek', 'Mia', 'Ben', 'Ida', 'Otto'];
const lastNames = [
  'Müller-Weiß',
  'von der Heide',
  'Özdemir',
  'Brandt',
  'Lang',
  'Saleh',
  'Sommer',
  'Fuchs',
  'Roth',
  'Adler',
  'Zorn',
];
const positions = ['Sachbearbeitung Wohngeld', 'Leitung Stadtplanung', 'Personalrat', 'IT-Koordination', 'Bauaufsicht'];
const units = ['Bürgeramt', 'Stadtplanung', 'Fachdienst Personal', 'Tiefbau und Verkehr'];

function personAt(index: number): Person {
  const pick = (list: readonly string[], factor: number) => list[(index * factor) % list.length] ?? '';
  return {
    id: `p${index}`,
    name: `${pick(firstNames, 1)} ${pick(lastNames, 3)}`,
    position: pick(positions, 1),
    unit: pick(units, 1),
    phone: `0123 456-${String(100 + (index % 900))}`,
  };
}

const people = Array.from({ length: 10_000 }, (_, index) => personAt(index));

export function ListStories() {
  const { formatNumber, compareNames } = useFormats();
  const [current, setCurrent] = useState<string>('p2');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sort, setSort] = useState<TableSort>({ column: 'name', direction: 'ascending' });
  const rows = people
    .slice(0, 5)
    .sort((a, b) => compareNames(a.name, b.name) * (sort.direction === 'ascending' ? 1 : -1));
  return (
    <Story title="Lists and tables">
      <div className="grid gap-6 md:grid-cols-2">
        <Card title="Zuletzt gesehen">
          <ItemList
            label="Zuletzt gesehen"
            items={people.slice(0, 4)}
            current={current}
            row={(person) => ({
              id: person.id,
              text: person.name,
              title: person.name,
              subtitle: `${person.position} · ${person.unit}`,
              start: <Avatar name={person.name} />,
              ...(person.id === 'p1' && { note: <Badge tone="warning">Abwesend</Badge> }),
              end: <IconButton icon={Phone} size="sm" label={`${person.name} anrufen`} />,
            })}
            onAction={setCurrent}
          />
        </Card>
        <Card title="Mehrere auswählen">
          <ItemList
            label="Mehrere auswählen"
            items={people.slice(4, 8)}
            section={({ unit }) => ({ id: unit, title: unit })}
            selected={chosen}
            onSelect={setChosen}
            row={(person) => ({
              id: person.id,
              text: person.name,
              title: person.name,
              start: <Avatar name={person.name} />,
            })}
          />
        </Card>
        <Card title={`Alle ${formatNumber(people.length)} Personen`}>
          <VirtualList
            label="Alle Personen"
            items={people}
            idOf={(person) => person.id}
            textOf={(person) => person.name}
            onAction={(person) => setCurrent(person.id)}
            current={current}
            className="h-64"
          >
            {(person) => (
              <RowContent
                row={{
                  title: person.name,
                  subtitle: `${person.position} · ${person.unit}`,
                  start: <Avatar name={person.name} />,
                  end: person.phone,
                }}
              />
            )}
          </VirtualList>
        </Card>
        <Card>
          <EmptyState
            icon={ListTodo}
            title="Noch keine Aufgaben"
            action={
              <Button variant="primary" icon={Plus}>
                Erste Aufgabe anlegen
              </Button>
            }
          >
            Was zu tun ist, steht hier mit Frist und Namen. Legen Sie die erste Aufgabe an oder machen Sie eine
            Nachricht dazu.
          </EmptyState>
        </Card>
        <Card>
          <ErrorState title="Die Liste wurde nicht geladen" onRetry={() => undefined}>
            Der Server hat nicht geantwortet. Prüfen Sie die Verbindung und versuchen Sie es erneut.
          </ErrorState>
        </Card>
      </div>
      <Card title="Wird geladen">
        <div className="flex items-center gap-3">
          <Skeleton className="size-9" isRound />
          <div className="grow space-y-2">
            <Skeleton className="h-3.5 w-1/3" />
            <Skeleton className="h-3 w-1/2" />
          </div>
        </div>
      </Card>
      <Table
        label="Personen"
        rows={rows}
        idOf={(person) => person.id}
        sort={sort}
        onSort={setSort}
        columns={[
          { id: 'name', title: 'Name', isRowHeader: true, isSortable: true, cell: (person) => person.name },
          { id: 'position', title: 'Funktion', cell: (person) => person.position },
          { id: 'unit', title: 'Organisationseinheit', hiddenBelow: 'md', cell: (person) => person.unit },
          { id: 'phone', title: 'Telefon', align: 'end', cell: (person) => person.phone },
        ]}
      />
    </Story>
  );
}

import {
  Avatar,
  BackLink,
  Badge,
  Breadcrumbs,
  Button,
  Card,
  Count,
  Ellipsis,
  Highlight,
  IconButton,
  Lead,
  Link,
  Mail,
  PageHeader,
  Phone,
  PointedPreview,
  Preview,
  Tabs,
  TagList,
} from '../index.ts';
import { Row, Story } from './story.tsx';

const names = [
  'Anna Müller-Weiß',
  'Karl von der Heide',
  'Änne Özdemir',
  'Jonas Brandt',
  'Dr. Ute Lang',
  'Tarek Saleh',
  'Mia Sommer',
  'Ben Fuchs',
  'Ida Roth',
];

export function PeopleStories() {
  return (
    <Story title="People, labels, headings">
      <Row>
        {names.map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <Avatar name="Tiefbau" shape="square" size="lg" />
      </Row>
      <Row>
        <Preview label="Änne Özdemir" preview={() => <p className="text-sm">Standesamt, Raum 1.04</p>}>
          <Link href="#preview" variant="quiet">
            Änne Özdemir
          </Link>
        </Preview>
        <PointedPreview label="Karl von der Heide" preview={() => <p className="text-sm">Ordnungsamt, Raum 0.12</p>}>
          Karl von der Heide
        </PointedPreview>
      </Row>
      <Row>
        <Badge>Entwurf</Badge>
        <Badge tone="accent">Neu</Badge>
        <Badge tone="info">Auf Anfrage</Badge>
        <Badge tone="success">Erledigt</Badge>
        <Badge tone="warning">Abwesend bis 2. Dezember</Badge>
        <Badge tone="danger">Überfällig</Badge>
        <Count value={3} label="3 ungelesene Nachrichten" />
        <Count value={128} label="128 ungelesene Nachrichten" />
      </Row>
      <Card>
        <BackLink href="#people">Alle Personen</BackLink>
        <Lead>Während Ihrer Abwesenheit sehen alle, wer Sie vertritt.</Lead>
      </Card>
      <Card>
        <PageHeader
          before={
            <Breadcrumbs
              crumbs={[
                { id: '1', title: 'Stadt', href: '#1' },
                { id: '2', title: 'Dezernat II', href: '#2' },
                { id: '3', title: 'Bürgeramt' },
              ]}
            />
          }
          start={<Avatar name="Anna Müller-Weiß" size="xl" />}
          title="Anna Müller-Weiß"
          description="Sachgebietsleiterin Wohngeld, Bürgeramt"
          actions={
            <>
              <Button icon={Mail}>E-Mail</Button>
              <Button icon={Phone} variant="primary">
                Anrufen
              </Button>
              <IconButton icon={Ellipsis} label="Mehr" />
            </>
          }
        />
        <Tabs
          label="Person"
          tabs={[
            {
              id: 'about',
              title: 'Überblick',
              content: (
                <div className="flex flex-col gap-4">
                  <p>
                    Telefon <Link href="tel:+49123456">0123 456-789</Link>, Zimmer 2.14,{' '}
                    <Highlight text="Wohngeldstelle" ranges={[[0, 8]]} />
                  </p>
                  <TagList
                    label="Aufgabengebiete"
                    tags={[
                      { id: 'a', label: 'Wohngeld' },
                      { id: 'b', label: 'Lastenzuschuss' },
                    ]}
                    onRemove={() => undefined}
                  />
                </div>
              ),
            },
            { id: 'tasks', title: 'Aufgaben', badge: <Badge>12</Badge>, content: <p>Zwölf Aufgaben.</p> },
            { id: 'pages', title: 'Seiten', content: <p>Keine Seiten.</p> },
          ]}
        />
      </Card>
    </Story>
  );
}

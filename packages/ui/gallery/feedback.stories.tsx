import { Banner, Button, Progress, Spinner, useToast } from '../index.ts';
import { Row, Story } from './story.tsx';

export function FeedbackStories() {
  const toast = useToast();
  return (
    <Story title="Messages and waiting">
      <div className="grid gap-3 md:grid-cols-2">
        <Banner title="Wartung am Freitag">Ab 18 Uhr ist Kontor für etwa 20 Minuten nicht erreichbar.</Banner>
        <Banner tone="success">Der Import ist fertig: 1.984 Personen, 60 Organisationseinheiten.</Banner>
        <Banner tone="warning" action={<Button size="sm">Ansehen</Button>}>
          Drei Personen haben keine Vertretung.
        </Banner>
        <Banner tone="danger">Die Datei wurde nicht gespeichert: sie ist größer als 50 MB.</Banner>
        <Banner tone="offline">
          Keine Verbindung. Sie können weiterarbeiten, Ihre Änderungen werden später gesendet.
        </Banner>
      </div>
      <Progress
        label="Personen werden übernommen"
        value={0.62}
        valueLabel="1.240 von 2.000"
        onCancel={() => undefined}
      />
      <Progress label="Suche wird vorbereitet" />
      <Row>
        <Spinner className="size-5" />
        <Button
          onPress={() => toast.showUndo('Aufgabe gelöscht', () => toast.show({ text: 'Wieder da', tone: 'success' }))}
        >
          Löschen mit Rückgängig
        </Button>
        <Button onPress={() => toast.show({ text: 'Gespeichert', tone: 'success' })}>Erfolg</Button>
        <Button onPress={() => toast.show({ text: 'Die Nachricht wurde nicht gesendet.', tone: 'danger' })}>
          Fehler
        </Button>
      </Row>
    </Story>
  );
}

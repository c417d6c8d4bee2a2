import { useState } from 'react';
import {
  Button,
  Checkbox,
  ColourField,
  ComboBox,
  DatePicker,
  FileDrop,
  Form,
  FormActions,
  FormError,
  Mail,
  PasswordField,
  RadioGroup,
  SearchField,
  Select,
  Switch,
  TextArea,
  TextField,
} from '../index.ts';
import { Story } from './story.tsx';

const units = [
  { id: 'a10', label: 'Fachdienst Personal', description: 'Dezernat I' },
  { id: 'a33', label: 'Bürgeramt', description: 'Dezernat II' },
  { id: 'a61', label: 'Stadtplanung', description: 'Dezernat III' },
  { id: 'a66', label: 'Tiefbau und Verkehr', description: 'Dezernat III' },
];
const visibilities = [
  { id: 'open', label: 'Offen', description: 'Alle finden ihn und können beitreten.' },
  { id: 'request', label: 'Auf Anfrage', description: 'Alle finden ihn, die Verwaltung nimmt auf.' },
  { id: 'hidden', label: 'Verborgen', description: 'Nur Mitglieder wissen davon.' },
] as const;

export function FieldStories() {
  const [unit, setUnit] = useState<string | null>('a33');
  const [visibility, setVisibility] = useState<'open' | 'request' | 'hidden'>('open');
  const [due, setDue] = useState<string | null>('2026-11-22');
  const [colour, setColour] = useState('#2f6f5e');
  return (
    <Story title="Fields">
      <Form
        isUnsaved={false}
        onSubmit={() => undefined}
        fieldErrors={{ email: 'Diese Adresse gehört schon zu einem Konto. Bitte prüfen Sie die Eingabe.' }}
      >
        <FormError>Das Konto wurde nicht angelegt: eine Angabe fehlt noch.</FormError>
        <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
          <TextField label="Name" name="name" isRequired placeholder="Vorname Nachname" autoComplete="off" />
          <TextField
            label="E-Mail"
            name="email"
            type="email"
            icon={Mail}
            defaultValue="a.mueller@stadt.example"
            autoComplete="off"
          />
          <PasswordField
            label="Passwort"
            autoComplete="new-password"
            description="Mindestens 12 Zeichen."
            defaultValue="kontor"
          />
          <SearchField
            label="Suche"
            placeholder="Name, Telefon, Aufgabe …"
            defaultValue="Wohngeld"
            className="self-start sm:mt-6.5"
          />
          <Select label="Organisationseinheit" options={units} value={unit} onChange={setUnit} />
          <ComboBox
            label="Vertretung"
            options={units}
            value={null}
            onChange={() => undefined}
            placeholder="Tippen Sie einen Namen"
          />
          <DatePicker label="Fällig am" value={due} onChange={setDue} />
          <ColourField label="Farbe der Organisation" value={colour} onChange={setColour} />
        </div>
        <TextArea
          label="Beschreibung"
          description="Was soll erledigt werden?"
          defaultValue="Angebote für die neue Beschilderung einholen."
        />
        <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
          <RadioGroup label="Sichtbarkeit" options={visibilities} value={visibility} onChange={setVisibility} />
          <div className="flex flex-col gap-2">
            <Checkbox defaultSelected>Alle Mitglieder benachrichtigen</Checkbox>
            <Checkbox isIndeterminate>Ganze Liste auswählen</Checkbox>
            <Checkbox description="Sie können das jederzeit ändern.">Wöchentliche Übersicht</Checkbox>
            <Switch defaultSelected description="Andere sehen, ob Sie gerade da sind.">
              Anwesenheit zeigen
            </Switch>
            <Switch>Töne</Switch>
          </div>
        </div>
        <FileDrop label="Personalliste" description="CSV, bis 5 MB" accept={['.csv']} onFiles={() => undefined} />
        <FormActions>
          <Button>Abbrechen</Button>
          <Button variant="primary" type="submit">
            Konto anlegen
          </Button>
        </FormActions>
      </Form>
    </Story>
  );
}

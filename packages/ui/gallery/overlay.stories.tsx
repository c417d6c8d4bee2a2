import { useState } from 'react';
import {
  AlertDialog,
  Archive,
  Avatar,
  Button,
  CommandPalette,
  Copy,
  Dialog,
  DialogTrigger,
  FileText,
  FormActions,
  Highlight,
  House,
  Kbd,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  Pencil,
  Popover,
  Sheet,
  SidePanel,
  TextField,
  Trash2,
} from '../index.ts';
import { Row, Story } from './story.tsx';

export function OverlayStories() {
  return (
    <Story title="Dialogs and menus">
      <Row>
        <DialogTrigger>
          <Button>Dialog</Button>
          <Dialog
            title="Neuer Bereich"
            footer={(close) => (
              <FormActions>
                <Button onPress={close}>Abbrechen</Button>
                <Button variant="primary" onPress={close}>
                  Bereich anlegen
                </Button>
              </FormActions>
            )}
          >
            <div className="flex flex-col gap-4">
              <p className="text-muted">Ein Bereich hält Räume, Seiten und Aufgaben eines Teams zusammen.</p>
              <TextField label="Name" autoFocus isRequired />
              <TextField label="Kurzname" description="Steht in Adressen, zum Beispiel digitalisierung." />
            </div>
          </Dialog>
        </DialogTrigger>
        <DialogTrigger>
          <Button>Frage</Button>
          <AlertDialog
            title="Bereich „Digitalisierung“ löschen?"
            action="Bereich löschen"
            isDestructive
            onAction={() => undefined}
          >
            Alle Räume, Seiten und Aufgaben darin werden nach 30 Tagen endgültig entfernt.
          </AlertDialog>
        </DialogTrigger>
        <DialogTrigger>
          <Button>Seitenblatt</Button>
          <Sheet title="Anna Müller-Weiß">
            <p>Sachgebietsleiterin Wohngeld</p>
          </Sheet>
        </DialogTrigger>
        <DialogTrigger>
          <Button>Hinweis</Button>
          <Popover label="Hinweis" className="max-w-72 text-sm">
            Eine Vertretung übernimmt Aufgaben und Erwähnungen für die angegebene Zeit.
          </Popover>
        </DialogTrigger>
        <MenuTrigger>
          <Button>Menü</Button>
          <Menu placement="bottom start">
            <MenuItem icon={Pencil} shortcut="E">
              Bearbeiten
            </MenuItem>
            <MenuItem icon={Copy} shortcut="Strg+C">
              Link kopieren
            </MenuItem>
            <MenuSection title="Ablage">
              <MenuItem icon={Archive}>Zu den Akten</MenuItem>
            </MenuSection>
            <MenuSeparator />
            <MenuItem icon={Trash2} isDestructive>
              Löschen
            </MenuItem>
          </Menu>
        </MenuTrigger>
        <Beside />
        <Palette />
      </Row>
    </Story>
  );
}

function Beside() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Daneben</Button>
      {isOpen && (
        <SidePanel title="Kommentare" closeLabel="Kommentare schließen" onClose={() => setOpen(false)}>
          <p>Was neben dem Inhalt steht, wo Platz ist.</p>
        </SidePanel>
      )}
    </>
  );
}

const places = ['Bürgeramt', 'Bürgerservice', 'Bürgerbeteiligung'];

function Palette() {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const found = (texts: readonly string[]) => texts.filter((text) => text.toLowerCase().includes(query.toLowerCase()));
  const start = (text: string) => text.toLowerCase().indexOf(query.toLowerCase());
  return (
    <>
      <Button onPress={() => setOpen(true)}>Suchen und springen</Button>
      <CommandPalette
        label="Suchen und springen"
        placeholder="Wohin, wen oder was suchen Sie?"
        isOpen={isOpen}
        onOpenChange={setOpen}
        query={query}
        onQueryChange={setQuery}
        onAction={() => undefined}
        empty={`Nichts gefunden zu „${query}“.`}
        sections={[
          {
            id: 'people',
            title: 'Personen',
            items: found(['Anna Müller-Weiß', 'Karl von der Heide']).map((text) => ({
              id: `person-${text}`,
              text,
              subtitle: 'Sachgebietsleitung Wohngeld · Bürgeramt',
              start: <Avatar name={text} size="sm" />,
            })),
          },
          {
            id: 'pages',
            title: 'Seiten',
            items: found(places).map((text) => ({
              id: `page-${text}`,
              text,
              title: <Highlight text={text} ranges={[[start(text), start(text) + query.length]]} />,
              start: <FileText aria-hidden className="size-4" />,
            })),
          },
          {
            id: 'commands',
            title: 'Befehle',
            items: found(['Zur Startseite']).map((text) => ({
              id: text,
              text,
              start: <House aria-hidden className="size-4" />,
              end: <Kbd keys={['G', 'H']} />,
            })),
          },
        ]}
        footer={
          <>
            <span className="flex items-center gap-1.5">
              <Kbd keys={['↑', '↓']} /> bewegen
            </span>
            <span className="flex items-center gap-1.5">
              <Kbd keys={['↵']} /> öffnen
            </span>
          </>
        }
      />
    </>
  );
}

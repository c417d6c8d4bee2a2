import { casesOf } from './query-set.ts';

/** Written as somebody would type them who wants the thing, before any engine was asked. */
export const germanQueries = {
  clean: casesOf(`
    Ausstattung für zu Hause -> page:ausstattung
    zweiter Bildschirm -> page:ausstattung
    Headset bestellen -> page:ausstattung
    Dockingstation -> page:ausstattung
    Verbindung ins Hausnetz -> page:vpn
    VPN -> page:vpn unit:A.1.04
    Blickschutzfolie -> page:vpn
    Vereinbarung Telearbeit -> page:vereinbarung
    Formular TA 1 -> page:vereinbarung
    Checkliste erste Wochen -> page:einarbeitung
    welche Nachweise Antrag -> page:nachweise
    Verdienstbescheinigung -> page:nachweise
    schwierige Gespräche -> page:gespraech
    Bürgerbüro am Markt -> post:Das
    Induktionsschleife Schalter -> post:Das
    Winterdienst wer räumt -> post:Winterdienst
    glatte Stellen melden -> post:Winterdienst
    elektronische Akte vierte Welle -> post:Elektronische
    neue Tabellen Wohngeld -> post:Wohngeld
    Weihnachtsfeier -> post:Weihnachtsfeier
    Chor probt -> post:Weihnachtsfeier
    Formularbaukasten -> post:Drei
    Leitfaden für neue Bereiche -> task:Leitfaden
    Schulungstermine -> task:Schulungstermine
    Rückmeldungen Bürgerdienste -> task:Rückmeldungen
    Datenschutz-Folgenabschätzung -> task:Freigabe
    Reisekosten abrechnen -> task:Reisekosten
    Wartenummern Empfang -> task:Wartenummern
    Personalausweis -> unit:A.2.01
    Reisepass -> unit:A.2.01
    Führungszeugnis -> unit:A.2.01
    Eheschließung -> unit:A.2.02 unit:D2.2
    Geburtsurkunde -> unit:A.2.02 unit:D2.2
    Fundbüro -> unit:A.2.03
    Bewohnerparkausweis -> unit:A.2.04
    Wunschkennzeichen -> unit:A.2.05 unit:D2.9
    Einbürgerung -> unit:A.2.06 unit:D2.7
    Gaststättenerlaubnis -> unit:A.2.07 unit:D2.8
    Baugenehmigung -> unit:A.3.02 unit:D2.6
    Straßenaufbruch -> unit:A.3.03 unit:D3.7
    Baumfällung -> unit:A.3.05
    Kita-Platz -> unit:A.4.02 unit:D4.2
    Unterhaltsvorschuss -> unit:A.4.01
    Lastenzuschuss -> unit:A.4.04 unit:D4.4
    Sperrmüll -> unit:A.5.01 unit:E2.1
    Hundesteuer -> unit:A.1.06
    Haushaltsplan -> unit:A.1.05
    Raumbuchung -> unit:A.6.01
    Theaterkasse -> unit:A.7.01
    Rechnungsprüfungsamt -> unit:A.1.08 unit:D1.7
    Geodatenzentrum -> unit:D3.5
    Personalrat -> unit:A.1.12 unit:D1.9 space:personalrat
    Radverkehrskonzept -> space:radverkehr
    Bereich für Neue im Haus -> space:neu-im-haus
    Lauftreff -> space:lauftreff
    Erste Schritte neue Kollegen -> space:neu-im-haus
    Katastrophenschutz Stabsarbeit -> space:katastrophenschutz
    Heike Hermann -> person:heike.hermann
    Werner Weiß Umweltschutz -> person:werner.weiss
    Leitung Kfz-Zulassung -> person:manfred.guenther
    Leitung Büro des Oberbürgermeisters -> person:heike.hermann
    Leitung Fachdienst Kommunikation -> person:nguyen.weissflog
    49-1712 -> person:heike.hermann
    491712 -> person:heike.hermann
    03641 49 1025 -> person:werner.weiss
    Claudia Schäfer -> person:claudia.schaefer
    Markus König-Pfeiffer -> person:markus.koenig-pfeiffer
    Ingeborg Peters-Schneider -> person:ingeborg.peters-schneider
    birgit seidel -> person:birgit.seidel-suessmilch
    yusuf albrecht grünflächen -> person:yusuf.albrecht
    Breitbandausbau -> strategy:2.10
    öffentliches WLAN -> strategy:2.11
    offene Daten für Unternehmen -> strategy:3.5 strategy:2.2
    Dokumentenmanagement E-Akte -> strategy:2.6
    IT-Controlling -> strategy:2.14
    Stadtmarketing Corporate Design -> strategy:2.15
    Förderung der IT-Industrie -> strategy:2.16
    Geografische Informationssysteme -> strategy:2.8
    Prozessoptimierung -> strategy:2.9
    Wissensmanagement Kommunikation -> strategy:3.4
    eGovernment-Portal -> strategy:3.2
    Business Intelligence -> strategy:2.7
    Think Mobile -> strategy:2.4
    Kommunikationssysteme der Stadtverwaltung -> strategy:2.5
    elektronische Aktenführung -> strategy:3.1
    demografischer Wandel IT-Leiter -> text:002
    bitkom Smart City Index -> text:004
    Über IT hinausdenken -> text:000
    Freibeträge Arbeitshilfe -> message:wohngeldstelle/Fachfragen/1
    Karte für die Tiefgarage -> message:neu-im-haus/Fragen_und_Antworten/0
    Räder an der Auebrücke -> message:radverkehr/Allgemein/0
    Wartung Netz Rathaus -> message:stadtverwaltung/Allgemein/0
    Lastenrad Ortstermine -> idea:Lastenrad
    Ruhige Ecke telefonieren -> idea:Ruhige
    Vorlagen für Bescheide -> idea:Vorlagen
    Adventskaffee -> gathering:Adventskaffee
    Rundgang Stadtarchiv -> gathering:Rundgang
    Umzug Serverraum -> gathering:Umzug
    Umgang mit mobilen Geräten -> instruction:Umgang
    Räumungsalarm -> instruction:Verhalten
  `),
  inflection: casesOf(`
    Bildschirme -> page:ausstattung
    Bürostühle -> page:ausstattung
    Vereinbarungen -> page:vereinbarung
    Checklisten -> page:einarbeitung
    Nachweis Antrag -> page:nachweise
    Mietverträge -> page:nachweise
    Darlehensverträge -> page:nachweise
    schwieriges Gespräch -> page:gespraech
    Schalters -> post:Das
    Personalausweise -> unit:A.2.01
    Reisepässe -> unit:A.2.01
    Baugenehmigungen -> unit:A.3.02 unit:D2.6
    Schlaglöcher -> unit:A.3.03
    Kita-Plätze -> unit:A.4.02 unit:D4.2
    Elternbeiträge -> unit:A.4.02 unit:D4.2
    Halteverbote -> unit:A.2.04
    Verträge -> unit:A.1.07
    Spielplätze -> unit:A.5.03
    Schlüsselprojekte -> strategy:3
    Dienstanweisung mobiles Gerät -> instruction:Umgang
    elektronischen Akten -> post:Elektronische
    Geburtsurkunden -> unit:A.2.02 unit:D2.2
    Aufenthaltstiteln -> unit:A.2.06 unit:D2.7
    Gewerbeanmeldungen -> unit:A.2.07 unit:D2.8
    Denkmalförderungen -> unit:A.3.08
    Bebauungspläne -> unit:A.3.01
    Lebensmittelkontrollen -> unit:A.2.10
    Ferienjobs -> message:wohngeldstelle/Fachfragen/0
    Telefonlisten -> message:katastrophenschutz/Stabsübung/0
    Führungen -> post:Das unit:A.7.03
  `),
  umlaut: casesOf(`
    Buergerbuero -> post:Das
    burgerburo markt -> post:Das
    Stuehle fuer zu Hause -> page:ausstattung
    Baumfaellung -> unit:A.3.05
    baumfallung -> unit:A.3.05
    Strassenaufbruch -> unit:A.3.03 unit:D3.7
    Eheschliessung -> unit:A.2.02 unit:D2.2
    Sperrmuell -> unit:A.5.01 unit:E2.1
    sperrmull -> unit:A.5.01 unit:E2.1
    Auslaenderbehoerde -> unit:A.2.06 unit:D2.7
    Kaemmerei -> unit:A.1.05
    kammerei -> unit:A.1.05
    Gaststaettenerlaubnis -> unit:A.2.07 unit:D2.8
    Nguyen Weissflog -> person:nguyen.weissflog
    Manfred Guenther -> person:manfred.guenther
    manfred gunther -> person:manfred.guenther
    Ayse Guenther -> person:ayse.guenther
    Malgorzata Bergmann -> person:malgorzata.bergmann
    birgit fuchs loewenstein -> person:birgit.fuchs-loewenstein
    Laura Strassburger -> person:laura.strassburger
    Goetz Fernandez -> person:goetz.fernandez
    jose albrecht -> person:jose.albrecht
    Andrea Oehme -> person:andrea.oehme
    sandra köhler -> person:sandra.koehler
    Raeumungsalarm -> instruction:Verhalten
    Mobilitaet Leitlinie -> strategy:2.12
    oeffentlicher Netzzugang -> strategy:2.11
    Stadtbuecherei -> unit:D4.7
    hakan weiß -> person:hakan.weiss2
  `),
  compound: casesOf(`
    parkausweis -> unit:A.2.04
    genehmigung bau -> unit:A.3.02 unit:D2.6
    Kennzeichen -> unit:A.2.05 unit:D2.9
    kosten Miete -> page:nachweise
    Urkunde Geburt -> unit:A.2.02 unit:D2.2
    Aufbruch Straße -> unit:A.3.03 unit:D3.7
    Beleuchtung -> unit:A.3.03
    Zuschuss -> unit:A.4.04 unit:D4.4
    schutz Denkmal -> unit:A.3.08 unit:D3.6
    Grundstück -> unit:A.3.10
    Gärten -> unit:A.3.10
    Schau -> unit:A.2.08
    Untersuchung -> unit:A.4.05
    Beförderung -> unit:A.4.06
    Unterricht -> unit:A.4.08
    Kasse Theater -> unit:A.7.01
    Steuer Hund -> unit:A.1.06
    Ausschreibung -> unit:A.1.03
    Störung -> unit:A.1.04
    Stuhl -> page:ausstattung
    schirm -> page:ausstattung
    Bescheinigung -> page:nachweise unit:A.2.01
    stelle Wohngeld -> unit:A.4.04 unit:D4.4
    dienst Winter -> post:Winterdienst unit:A.5.02 unit:E2.2
    Feier -> post:Weihnachtsfeier
    Baukasten -> post:Drei
    Abschätzung -> task:Freigabe
    Führung Akten -> strategy:3.1
    Ausbau -> strategy:2.10
    Optimierung -> strategy:2.9
    Marketing -> strategy:2.15
    Konzept Radverkehr -> space:radverkehr
    Planung Haushalt -> space:haushalt
    alarm -> instruction:Verhalten
    Kaffee -> gathering:Adventskaffee
    Archiv -> gathering:Rundgang unit:A.1.02
    Garage -> message:neu-im-haus/Fragen_und_Antworten/0
    Rad Termine -> idea:Lastenrad
    Leerstand Wohnung -> text:002
    Managementsystem Dokumente -> strategy:2.6
  `),
  typo: casesOf(`
    Austattung bestellen -> page:ausstattung
    Dockingstaton -> page:ausstattung
    Hedset -> page:ausstattung
    Verbinding Hausnetz -> page:vpn
    Vereinabrung -> page:vereinbarung
    Checkiste -> page:einarbeitung
    Nachwiese Antrag -> page:nachweise
    Verdienstbescheinugung -> page:nachweise
    schwirige Gespräche -> page:gespraech
    Bürgerbruo -> post:Das
    Winterdinst räumt -> post:Winterdienst
    Elektronsche Akte -> post:Elektronische
    Weihnachtfeier -> post:Weihnachtsfeier
    Formularbaukaten -> post:Drei
    Schulungstremine -> task:Schulungstermine
    Reisekostn -> task:Reisekosten
    Personalauswies -> unit:A.2.01
    Riesepass -> unit:A.2.01
    Fürungszeugnis -> unit:A.2.01
    Eheschlißung -> unit:A.2.02 unit:D2.2
    Geburtsurkund -> unit:A.2.02 unit:D2.2
    Bewonerparkausweis -> unit:A.2.04
    Wunschkenzeichen -> unit:A.2.05 unit:D2.9
    Einbürgerug -> unit:A.2.06 unit:D2.7
    Baugenemigung -> unit:A.3.02 unit:D2.6
    Baumfälung -> unit:A.3.05
    Unterhaltvorschuss -> unit:A.4.01
    Lastenzuschus -> unit:A.4.04 unit:D4.4
    Spermüll -> unit:A.5.01 unit:E2.1
    Hundesteur -> unit:A.1.06
    Theaterkase -> unit:A.7.01
    Geodatenzetrum -> unit:D3.5
    Radverkerskonzept -> space:radverkehr
    Katastrofenschutz -> space:katastrophenschutz
    Heike Herrmann -> person:heike.hermann
    Werner Wiess Umweltschutz -> person:werner.weiss
    Claudia Schäffer -> person:claudia.schaefer
    Ingeborg Petres-Schneider -> person:ingeborg.peters-schneider
    Malgorzata Bergman -> person:malgorzata.bergmann
    Nguyen Weisflog -> person:nguyen.weissflog
    Breitbandausbua -> strategy:2.10
    Dokumentenmanagment -> strategy:2.6
    Geografische Informatonssysteme -> strategy:2.8
    Wissensmanagemnt -> strategy:3.4
    Prozesoptimierung -> strategy:2.9
    Adventskafee -> gathering:Adventskaffee
    Räumungsalram -> instruction:Verhalten
    Lastenard -> idea:Lastenrad
    Tiefgarge -> message:neu-im-haus/Fragen_und_Antworten/0
    demografischer Wandle -> text:002
  `),
  synonym: casesOf(`
    Perso verloren -> unit:A.2.01
    Homeoffice -> unit:A.1.04
    Mietzuschuss -> unit:A.4.04
    Kindergarten -> unit:A.4.02
    Heirat -> unit:A.2.02
    Nummernschild -> unit:A.2.05
    WBS -> unit:A.4.04
    Passwort vergessen -> unit:A.1.04
    FD Bauordnung -> unit:D2.6
    FD Mobilität -> unit:D3.4
    OB Büro -> unit:D1.1 unit:A.1.01
    DMS -> strategy:2.6
    RPA -> unit:D1.7 unit:A.1.08
    VHS -> unit:D4.9 unit:A.4.07
    GIS Strategie -> strategy:2.8
    Kfz -> unit:D2.9 unit:A.2.05
    TI -> unit:E3.3 unit:A.7.03
    DSFA -> task:Freigabe
    Brandfall -> instruction:Verhalten
    Laptop bestellen -> page:ausstattung
    Handyregeln Dienstanweisung -> instruction:Umgang
  `),
  phrase: casesOf(`
    "Verbindung ins Hausnetz" -> page:vpn
    "die ersten vier Wochen" -> page:einarbeitung
    "gehören zum Antrag" -> page:nachweise
    "vierte Welle" -> post:Elektronische
    "wer streut" -> post:Winterdienst
    "offene Daten" -> strategy:3.5
    "Leitung Standesamt" -> person:laura.aberg
    "Grünflächen" -> unit:E2.3
    "Corporate Design" -> strategy:2.15
    "Fachdienst Stadtplanung" -> unit:D3.1
    "Straßenreinigung und Winterdienst" -> unit:A.5.02 unit:E2.2
    "Fragen des Personalrats" -> task:Fragen
  `),
} as const;

/** What an organisation such as these would enter, not what the queries above need only. */
export const citySynonyms: ReadonlyArray<readonly string[]> = [
  ['FD', 'Fachdienst'],
  ['OB', 'Oberbürgermeister', 'Oberbürgermeisterin'],
  ['DMS', 'Dokumentenmanagement', 'Dokumentenmanagementsystem'],
  ['RPA', 'Rechnungsprüfungsamt'],
  ['VHS', 'Volkshochschule'],
  ['GIS', 'Geografische Informationssysteme', 'Geoinformationssystem'],
  ['Kfz', 'Kraftfahrzeug', 'Auto'],
  ['TI', 'Tourist-Information', 'Touristinfo'],
  ['DSFA', 'Datenschutz-Folgenabschätzung'],
  ['Brandfall', 'Feueralarm', 'Räumungsalarm'],
  ['Laptop', 'Notebook'],
  ['Handy', 'Mobiltelefon', 'Diensthandy'],
  ['DA', 'Dienstanweisung'],
  ['PR', 'Personalrat'],
  ['Kita', 'Kindertagesstätte', 'Kindergarten'],
  ['PTO', 'annual leave', 'vacation'],
];

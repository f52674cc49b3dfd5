### Die Frage nach abgelegten Dateien; siehe locales/de.ftl.

## Satz
question-title = Was die Dateien enthalten
question-logs-both = Beide Protokolle
question-logs-interactive = Interaktives Protokoll
question-logs-non-interactive = Nicht interaktives Protokoll
question-logs-by-rows = Interaktive und nicht interaktive Anmeldungen
question-logs-open = Ein Protokoll unbekannter Art
question-many = { NUMBER($n) } Dateien, { $logs }
question-unfiltered = ungefiltert
question-legacy-only = nur Legacy-Clients
question-only = nur { $what }
question-only-app = nur eine Anwendung
question-only-person = nur eine Person
question-other-filter = anderer Filter
question-downloaded = heruntergeladen { $when }
question-right = { $files } – stimmt das?
question-incomplete = { $files } – bitte ergänzen:
question-all-right = Stimmt das?
question-more = und { NUMBER($n) } weitere

## Antwort
question-yes = Stimmt
question-change = Ändern
question-done = Fertig
question-choose = Bitte wählen
## Reihenfolge im Datum
order-title = Welcher Tag ist „{ $example }“?
order-why = Nichts in dieser Datei zeigt, was Tag und was Monat ist. Ihre Antwort gilt für jedes Datum darin; danach wird die Datei noch einmal gelesen.
## Client-Apps, die in keiner Tabelle stehen
client-title = Welche davon sind Mailprogramme, die selbst ein Kennwort senden?
client-why = Diese Client-Apps kennt die Seite nicht. Ihre Antwort gilt für alle Dateien in diesem Tab; Dateien, in denen sie vorkommen, werden noch einmal gelesen.
client-legacy = Legacy: sendet ein Kennwort (POP, IMAP, SMTP, ActiveSync oder anderes)
client-modern = Modern: ein Browser oder eine App mit moderner Authentifizierung
client-unknown = Nicht bekannt
client-protocol = Protokoll von „{ $name }“
client-save = Speichern
client-answers = Client-Apps nach Ihrer Angabe
client-is-modern = modern
file-answered = Nach Ihrer Angabe: „{ $name }“ ist { $what }
question-file-edit = Angaben ändern
question-described = { $n ->
    [one] Die Angaben zu { NUMBER($n) } Datei sind übernommen.
   *[other] Die Angaben zu { NUMBER($n) } Dateien sind übernommen.
 }
filter-one-app = Nur eine Anwendung
filter-one-person = Nur eine Person

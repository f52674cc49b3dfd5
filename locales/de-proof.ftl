### Der Nachweis zu einem Gerät und der Bericht zum Fall; siehe locales/de.ftl. Das meiste schreibt der Worker.

## Der Ort
proof-open = Nachweis
proof-back = Zurück zum Gerät
proof-print = Drucken oder als PDF speichern
proof-hash = SHA-256 berechnen
proof-loading = Der Nachweis wird geschrieben …
proof-names = Dieser Nachweis zeigt die echten Namen. Für eine Kopie mit Pseudonymen: Exportieren, „Mit Pseudonymen …“, Fallbericht.
proof-cards = Nachweise
proof-cards-none = Noch ist kein Gerät als umgestellt markiert. Zu jedem Gerät gibt es ein Blatt, das sagt, was bekannt ist.
proof-cards-more = { $n ->
    [one] { NUMBER($n) } weiteres markiertes Gerät: siehe Befunde.
   *[other] { NUMBER($n) } weitere markierte Geräte: siehe Befunde.
 }
export-report = Fallbericht (HTML)
timeline-facts-no-end = Protokoll vollständig bis: nicht bekannt

## Kopf
pc-kind-proof = Nachweis
pc-kind-open = Geräteblatt: kein Nachweis
pc-not-proof = Dieses Blatt beweist nicht, dass das Gerät keine Legacy-Authentifizierung mehr nutzt. Es sagt, was bisher bekannt ist und was fehlt.
pc-not-marked = Niemand hat dieses Gerät als umgestellt markiert; also wurde nichts geprüft.
pc-no-mark = Bei diesem Befund ist keine Umstellung zu erwarten: Es gibt nichts zu beweisen.
pc-proven = Von der Umstellung bis zur unten genannten Zeit, soweit das Protokoll es zeigt.

## Gerät
pc-device = Gerät und Konto
pc-name = Gerät
pc-system = System
pc-person = Person
pc-account = Konto
pc-object = Objekt-ID

## Vorher
pc-before = Vorher
pc-first = Erste Legacy-Anmeldung
pc-last = Letzte Legacy-Anmeldung
pc-last-before = Letzte vor der Umstellung
pc-counts = Legacy-Anmeldungen
pc-counts-before = Legacy-Anmeldungen vor der Umstellung
pc-counts-words = { $accepted } angenommen, { $stopped } nach richtigem Kennwort gestoppt, { $rejected } abgelehnt, { $other } andere
pc-counts-note = Anmeldungen bis 5 Minuten nach der Umstellung zählen als vorher.
pc-flags = Merkmale

## Umstellung
pc-change = Umstellung
pc-how = Wie
pc-when = Wann
pc-by = Nach Angabe der Administration.

## Nachher
pc-after = Nachher
pc-verdict = Ergebnis
pc-legacy = Legacy seither
pc-rejected = Nicht gezählt
pc-rejected-words = { $n ->
    [one] { NUMBER($n) } abgelehnter Versuch von einer Adresse, die das Gerät nie benutzt hat: Jemand anderes rät Kennwörter.
   *[other] { NUMBER($n) } abgelehnte Versuche von Adressen, die das Gerät nie benutzt hat: Jemand anderes rät Kennwörter.
 }
pc-modern = Die erwartete App
pc-modern-none = { $app }: keine Anmeldung gefunden.
pc-modern-not-asked = Diese Umstellung erwartet keine App.
pc-silence = Verlangte Stille
pc-silence-words = { $needed }; die längste Pause davor war { $gap }
pc-silence-unknown = { $needed }
pc-complete = Vollständig bis
pc-complete-words = { $time }, in beiden Protokollen ab der Umstellung ohne Lücke ({ $which } ist das frühere)
pc-complete-plain = { $time }
pc-complete-none = nicht vollständig
pc-rests = Es stützt sich auf
pc-earliest = Ergebnis frühestens
pc-elsewhere = Anderswo gesehen
pc-elsewhere-words = { $time }, { $device }

## Was angesehen wurde
pc-looked = Was angesehen wurde
pc-looked-none = Microsoft Graph wurde nichts gefragt, und keine Datei wurde gelesen.
pc-log = Protokoll
pc-question = Frage
pc-from = Von
pc-to = Bis
pc-basis = Grundlage
pc-basis-asked = gefragt
pc-basis-stated = angegeben
pc-basis-observed = beobachtet
pc-basis-note = Gefragt: Microsoft Graph hat bis zum Ende geantwortet. Angegeben: Die Administration hat gesagt, mit welchem Filter und für welche Zeit eine Datei heruntergeladen wurde. Beobachtet: nur, was die Zeilen einer Datei zeigen; das beweist nichts.
pc-everything = alle Anmeldungen
pc-legacy-clients = Legacy-Clients
pc-client = nur { $client }
pc-app = Anwendung { $app }
pc-of-person = dieses Konto
pc-mail-of-person = Erfolgreiche moderne Anmeldungen dieser Person bei Exchange Online
pc-app-of-person = Anwendung { $app }, dieses Konto
pc-unknown = nicht bekannt
pc-more = { $n ->
    [one] { NUMBER($n) } weitere ist nicht gezeigt.
   *[other] { NUMBER($n) } weitere sind nicht gezeigt.
 }
pc-requests = Anfragen an Microsoft Graph
pc-requests-gone = Die Anfragen dazu gehören zu einer früheren Sitzung und sind hier nicht aufbewahrt.
pc-requests-left-out = Anfragen und SHA-256 fehlen in einer Kopie mit Pseudonymen: Sie würden verraten, wessen Protokoll es ist.
pc-requests-answer = { $time }, { $n ->
    [one] { NUMBER($n) } Eintrag
   *[other] { NUMBER($n) } Einträge
 }
pc-sources-see = Dateien und Anfragen: siehe erste Seite dieses Berichts.
pc-file = { $format }, { $size }, { $n ->
    [one] { NUMBER($n) } Eintrag
   *[other] { NUMBER($n) } Einträge
 }, { $events }
pc-file-window = Filter: { $question }. { $from } – { $to }; { $basis }
pc-file-rows = Zeilen { $from } – { $to }; { $basis }
pc-file-downloaded = Heruntergeladen { $time }
pc-file-clients = Client-Apps nach Angabe des Administrators: { $list }
pc-client-answer = „{ $name }“ ist { $what }
pc-file-cut = Nicht bis zum Ende gelesen: Sie beweist nichts.
pc-sha = SHA-256 { $hash }
pc-sha-none = SHA-256 nicht berechnet
pc-demo = Erfundene Einträge des Demo-Mandanten

## Fuß
pc-generated = Erstellt { $time } mit Cutover { $version }, Commit { $commit }. Mandant: { $tenant }.
pc-generated-plain = Erstellt { $time } mit Cutover { $version }. Mandant: { $tenant }.
pc-tenant-unknown = nicht bekannt
pc-zone = Zeiten in { $zone } und in UTC.
pc-pseudonyms = Dies ist eine Kopie mit Pseudonymen: Personen, Adressen, IDs, der Mandant und Dateinamen sind ersetzt.
pc-local = Im Browser aus den hier genannten Quellen erstellt; nichts ging an andere als an Microsofts Anmeldung und Graph.

## Bericht
report-title = Legacy-Authentifizierung: Bericht zum Fall
report-kind = Fallbericht
report-totals = { $n ->
    [one] { NUMBER($n) } Gerät
   *[other] { NUMBER($n) } Geräte
 }
report-lead = { $open ->
    [one] { NUMBER($open) } Gerät ist offen.
   *[other] { NUMBER($open) } Geräte sind offen.
 }
report-lead-proven = { $n ->
    [one] { NUMBER($n) } ist bestätigt oder beendet.
   *[other] { NUMBER($n) } sind bestätigt oder beendet.
 }
report-state = Zustand
report-count = Geräte
report-no-mark = Nur Versuche oder ein Zertifikat
report-open = Offen
report-proven = Bestätigt oder beendet
report-other = Nur Versuche, und Zertifikate
report-none = Keine.
report-device = Gerät
report-person = Person
report-protocol = Protokoll
report-class = Klasse
report-last = Letzte Legacy-Anmeldung
report-why = Warum
report-coverage = Abdeckung
report-window = Einträge
report-counts = Zahl der Einträge
report-counts-words = { $read } gelesen: { $parts }
report-cards = { $n ->
    [one] Das Blatt zu { NUMBER($n) } Gerät folgt, markierte zuerst.
   *[other] Die Blätter zu { NUMBER($n) } Geräten folgen, markierte zuerst.
 }
report-cards-capped = Diese Datei enthält die Blätter zu { $n } von { $of } Geräten, markierte zuerst; in den Tabellen stehen alle. Jedes andere Blatt lässt sich beim Gerät öffnen und einzeln drucken.

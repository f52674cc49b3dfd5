### Deutsche Texte, nach Orten geordnet. locales/en.ftl hat dieselben Nachrichten mit denselben Angaben; sonst bricht
### der Bau ab. { $name } ist Text, { NUMBER($n) } eine ganze Zahl, { $n -> [one] … *[other] … } eine Mehrzahl.

## Der Rahmen um jeden Ort
skip = Zum Inhalt springen
places = Orte
nav-findings = Befunde
nav-fix = Beheben
nav-evidence = Belege
add-files = Dateien hinzufügen
choose-files = Dateien wählen
choose-folder = Ordner wählen
files-label = Anmeldeprotokoll-Dateien
folder-label = Ordner mit Anmeldeprotokollen
export = Exportieren
export-json = Befunde (JSON)
export-csv = Befunde (CSV)
export-case = Falldatei
theme-auto = Farben: wie das System
theme-light = Farben: hell
theme-dark = Farben: dunkel
forget = Alles vergessen
forget-title = Alles vergessen?
forget-body = Alle Anmeldungen, Befunde und Angaben werden aus diesem Tab entfernt. Ihre Dateien bleiben, wie sie sind. Gespeichert wurde nichts, also lässt sich auch nichts zurückholen: Exportieren Sie vorher, was Sie behalten wollen.
forget-confirm = Jetzt vergessen
cancel = Abbrechen
close = Schließen
dismiss = Ausblenden
page-title = { $place } – Cutover
footer-commit = Commit { $commit }
footer-zone = Zeiten in { $zone }
footer-hover = ; UTC beim Darüberfahren
imprint = Impressum
privacy = Datenschutz
drop-title = Dateien irgendwo ablegen
drop-body = JSON, CSV, .zip oder .gz aus dem Entra-Anmeldeprotokoll. Sie werden in diesem Tab gelesen und gehen nirgendwohin.
utc = { $time } UTC

## Während des Lesens und danach gesagt
reading = Lesen
reading-line = { $done } von { $total } · { $records ->
    [one] { NUMBER($records) } Anmeldung
   *[other] { NUMBER($records) } Anmeldungen
 }
reading-file = Datei { NUMBER($file) } von { NUMBER($files) }
reading-folder = Der Ordner wird durchgesehen …
reading-demo = Der Demo-Mandant wird geöffnet …
stop = Anhalten
stopping = Wird angehalten …
said-reading = { $files ->
    [one] { NUMBER($files) } Datei wird gelesen.
   *[other] { NUMBER($files) } Dateien werden gelesen.
 }
said-percent = { NUMBER($percent) } Prozent gelesen.
said-done = Fertig gelesen. { $devices ->
    [0] Kein Gerät gefunden.
    [one] { NUMBER($devices) } Gerät gefunden.
   *[other] { NUMBER($devices) } Geräte gefunden.
 }
said-stopped = Angehalten. Was bis dahin gelesen wurde, bleibt: { $devices ->
    [one] { NUMBER($devices) } Gerät.
   *[other] { NUMBER($devices) } Geräte.
 }
said-forgotten = Alles ist vergessen.
said-exported = Gespeichert als { $name }.
said-copied = Kopiert.

## Fehler der Seite selbst: was geschah, was blieb, was zu tun ist
error-worker-title = Der lesende Teil der Seite ist nicht gestartet
error-worker = Gelesen wurde nichts. Laden Sie die Seite neu; hilft das nicht, nehmen Sie eine aktuelle Version von Edge, Chrome, Firefox oder Safari und prüfen Sie, ob eine Erweiterung Worker blockiert.
error-language-title = Die Seite bleibt bei dieser Sprache
error-language = Die Texte auf { $name } ließen sich nicht laden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal; alles andere geht weiter.
error-failed-title = In der Seite ist etwas fehlgeschlagen
error-failed = Was gelesen wurde, bleibt. Versuchen Sie es noch einmal; schlägt es wieder fehl, speichern Sie den Fall und laden Sie die Seite neu. Das ist ein Fehler von Cutover: Bitte melden Sie ihn, ohne die Datei: { $place }
error-crashed-title = Der lesende Teil der Seite ist abgestürzt
error-crashed = Er läuft wieder, aber alles Gelesene ist verloren, samt Markierungen und Angaben zu Dateien seit dem letzten Speichern. Laden Sie die zuletzt gespeicherte Falldatei und legen Sie die Dateien noch einmal ab, die fehlschlagende zuletzt. Das ist ein Fehler von Cutover: Bitte melden Sie ihn, ohne die Datei: { $place }
error-folder-title = Der Ordner wurde nicht gelesen
error-folder-many = Er enthält mehr als 105.408 Dateien. Legen Sie nur den Ordner ab, in dem die Protokolle liegen.
error-folder-path = Der Browser konnte „{ $path }“ nicht lesen, deshalb wurde nichts davon gelesen. Legen Sie die Dateien selbst ab oder packen Sie sie in eine .zip-Datei.
error-config-title = Die Konfiguration dieser Seite ist ungültig
error-config = config.json wurde als Ganzes nicht beachtet: { $reason }. Alles außer vorgegebenen Werten funktioniert. Wer diese Seite betreibt, kann die Datei berichtigen.
config-not-json = sie ist kein gültiges JSON
config-not-object = sie ist kein JSON-Objekt
config-unknown-key = der Schlüssel „{ $key }“ ist nicht bekannt
config-bad-value = der Wert von „{ $key }“ ist nicht zulässig
panic-title = Cutover ist wegen eines eigenen Fehlers stehen geblieben
panic-body = Nichts hat diesen Tab verlassen, und exportierte Dateien sind sicher. Laden Sie die Seite neu und legen Sie die Dateien noch einmal ab. Geschieht es wieder, melden Sie es bitte: { $place }
panic-reload = Seite neu laden
report-place = im Repository von Cutover, unter „Issues“

## Start
start-title = Finden Sie die Geräte, die noch Legacy-Authentifizierung nutzen
start-return = Die Seite wurde neu geladen, und gespeichert war nichts. Laden Sie dieselben Dateien noch einmal, und Sie sind wieder, wo Sie waren.
copy = Kopieren
nothing-uploaded = Läuft in diesem Tab. Nichts wird hochgeladen.
start-check = So prüfen Sie es
start-drop = oder Anmeldeprotokolle hier ablegen, JSON oder CSV
start-waits = Die Seite lädt noch. Es geht von selbst weiter.
start-demo = Demo-Mandanten öffnen
start-how = Wie komme ich an die Dateien?
start-notice = Sie haben den *Basic Authentication – Monthly Usage Report* bekommen?
start-notice-how = Hier geht es los
start-still = Die alte Anmeldung des Telefons endet, die neue App beginnt. Das ist der Nachweis.
start-still-label = Die Legacy-Anmeldungen enden um 21:56, die modernen beginnen um 22:02
start-still-gap = 21:56 → 22:02, 6 Min.
how-1 = Anmeldeprotokolle im Entra Admin Center öffnen
how-2 = Datum: *Letzte 7 Tage* (mit Entra ID P1 *Letzter Monat*). Keinen weiteren Filter setzen: Der Nachweis muss auch die neue App sehen. Nur in einem sehr großen Mandanten *Client-App* setzen und alles unter *Legacy-Authentifizierungsclients* anhaken.
how-3 = *Herunterladen › JSON* auf beiden Registerkarten: *Benutzeranmeldungen (interaktiv)* und *Benutzeranmeldungen (nicht interaktiv)*, dort ohne Aggregation. Die meisten Mailprogramme stehen in der zweiten.
how-4 = Alle Dateien zusammen hier ablegen, oder:
how-more = Die Rolle „Berichtleseberechtigter“ genügt. Auch CSV geht, ebenso Graph-Antworten, Diagnoseexporte, Event-Hub-Datensätze, .zip und .gz, bis zu Gigabytes.
trust-1 = Kein Server, keine Analysedienste, keine Cookies. Was Sie ablegen, liest Ihr Browser, speichert es nirgends und vergisst es mit dem Tab.
trust-2 = Die Richtlinie der Seite lässt ihren Code nur an diese Website, die Microsoft-Anmeldung und Graph Anfragen senden, an niemand anderen.
trust-3 = Öffnen Sie die Entwicklertools (F12), Registerkarte Netzwerk, und legen Sie eine Datei ab. Oder laden Sie die Seite, schalten Sie das Netz aus und machen Sie weiter.

## Befunde: die Antwort und worauf sie ruht
headline-using = { $devices ->
    [one] { NUMBER($devices) } Gerät nutzt
   *[other] { NUMBER($devices) } Geräte nutzen
 } noch Legacy-Authentifizierung
headline-waiting = { NUMBER($devices) } umgestellt, Nachweis steht aus
headline-waiting-devices = { $devices ->
    [one] { NUMBER($devices) } Gerät
   *[other] { NUMBER($devices) } Geräte
 } umgestellt, Nachweis steht aus
headline-proven = { NUMBER($devices) } bestätigt
findings-headline-so-far = Bisher { $devices ->
    [one] { NUMBER($devices) } Gerät
   *[other] { NUMBER($devices) } Geräte
 } mit Legacy-Authentifizierung; es wird noch gelesen
findings-headline-reading = Die Anmeldungen werden gelesen …
findings-headline-proven = { $devices ->
    [one] Das Gerät nutzt keine Legacy-Authentifizierung mehr: bestätigt
   *[other] Keines der { NUMBER($devices) } Geräte nutzt noch Legacy-Authentifizierung: bestätigt
 }
findings-headline-certificate = Kein Kennwort über Legacy-Protokolle; { $devices ->
    [one] { NUMBER($devices) } Gerät nutzt ein Zertifikat
   *[other] { NUMBER($devices) } Geräte nutzen ein Zertifikat
 }
findings-headline-attempts = Keine Legacy-Anmeldung kam durch; es gab Versuche gegen { $people ->
    [one] { NUMBER($people) } Konto
   *[other] { NUMBER($people) } Konten
 }
findings-headline-none = Keine Legacy-Anmeldung im Protokoll vom { $from } bis { $to }
findings-headline-cannot-tell = Diese Dateien zeigen nicht, ob Legacy-Authentifizierung genutzt wird
findings-none = Ein Gerät kann trotzdem noch eingerichtet sein: Meist weist Exchange Basic ab, bevor das Protokoll geschrieben wird. So prüfen Sie es: Get-MobileDevice, der SMTP-AUTH-Bericht im Exchange Admin Center.
findings-none-one-sided = Das ist nur die halbe Antwort: { $missing } sind nicht unter den Dateien.
findings-none-narrower = { $kind }e Anmeldungen wurden nur vom { $from } bis { $to } gelesen: Außerhalb davon ist es die halbe Antwort.
findings-none-gap-of = { $kind }e Anmeldungen vom { $from } bis { $to } wurden nicht gelesen: Dort ist es die halbe Antwort.
findings-none-gap = Vom { $from } bis { $to } wurde nichts gelesen: Dazu sagt diese Antwort nichts.
findings-none-unknown = { $n ->
    [one] { NUMBER($n) } Anmeldung hat keine bekannte Client-App und ist
   *[other] { NUMBER($n) } Anmeldungen haben keine bekannte Client-App und sind
 } von dieser Antwort nicht erfasst.
findings-none-unreadable = { $n ->
    [one] { NUMBER($n) } Datensatz ist unlesbar und
   *[other] { NUMBER($n) } Datensätze sind unlesbar und
 } von dieser Antwort nicht erfasst.
findings-none-cut = { $n ->
    [one] { NUMBER($n) } Datei wurde nicht bis zum Ende gelesen und zählt
   *[other] { NUMBER($n) } Dateien wurden nicht bis zum Ende gelesen und zählen
 } nicht mit. Siehe unten unter „Dateien“.
findings-empty = Sie enthalten keine Anmeldung einer Person.
findings-empty-describe = Eine Datei ohne Anmeldungen ist ein gültiger Beleg, sobald Sie sagen, was sie ist: Beantworten Sie die Frage unten.
findings-empty-other = Was Sie abgelegt haben, gehört neben einen Download von Anmeldungen oder handelt von Anwendungen statt von Personen. Legen Sie auch den Download der Benutzeranmeldungen ab.
findings-unread = Keine davon ließ sich lesen.
findings-unread-next = Unten steht für jede Datei, warum. Behalten wurde nichts; legen Sie andere Dateien ab, um weiterzumachen.
findings-unread-order = Sagen Sie unten, welcher Tag gemeint ist; dann wird noch einmal gelesen.
findings-partial = Sie enthalten keine Legacy-Anmeldung, aber keine von ihnen ist ein vollständiges Protokoll.
findings-partial-next = Sie sind auf etwas anderes gefiltert oder nur ein Teil. Laden Sie beide Protokolle ohne Filter herunter und legen Sie sie hier ab.
coverage-reading = Wird noch gelesen
coverage-both = Beide Protokolle
coverage-interactive-only = Nicht interaktive Anmeldungen fehlen
coverage-non-interactive-only = Interaktive Anmeldungen fehlen
coverage-unstated = Ereignistyp nicht angegeben
coverage-partial = Nicht das ganze Protokoll
interactive-sign-ins = Interaktive Anmeldungen
non-interactive-sign-ins = Nicht interaktive Anmeldungen
coverage-records = { $n ->
    [one] { NUMBER($n) } Anmeldung
   *[other] { NUMBER($n) } Anmeldungen
 }
coverage-duplicates = { $n ->
    [one] { NUMBER($n) } Wiederholung
   *[other] { NUMBER($n) } Wiederholungen
 }
coverage-unreadable = { NUMBER($n) } unlesbar
coverage-unknown = { NUMBER($n) } ohne Client-App
coverage-complete = vollständig bis { $time }
coverage-newest = Neuester Datensatz:
compromised-title = { $n ->
    [one] { NUMBER($n) } Konto ist möglicherweise kompromittiert
   *[other] { NUMBER($n) } Konten sind möglicherweise kompromittiert
 }
compromised-body = Setzen Sie das Kennwort zurück und widerrufen Sie alle Sitzungen, bevor Sie ein Gerät anfassen.
compromised-show = Anzeigen
spray-unknown = { $attempts ->
    [one] { NUMBER($attempts) } abgelehnter Versuch
   *[other] { NUMBER($attempts) } abgelehnte Versuche
 } gegen { $users ->
    [one] { NUMBER($users) } Benutzernamen, den es nicht gibt
   *[other] { NUMBER($users) } Benutzernamen, die es nicht gibt
 }: als Kennwort-Spray gezählt, nicht aufgeführt.
modern-grants = { $n ->
    [one] { NUMBER($n) } moderne Anmeldung nutzt
   *[other] { NUMBER($n) } moderne Anmeldungen nutzen
 } Kennwortübergabe (ROPC).

## Befunde: Kacheln, Filter, Tabelle
search-label = Geräte suchen
search-hint = Person, Gerät, Adresse
filter-clear = Filter aufheben
filter-result = { $n ->
    [one] { NUMBER($n) } von { NUMBER($total) } Befunden
   *[other] { NUMBER($n) } von { NUMBER($total) } Befunden
 }
part-using = Nutzt noch Legacy-Authentifizierung
part-waiting = Umgestellt, Nachweis steht aus
part-proven = Bestätigt
filter-none = Kein Befund passt zu diesen Filtern.
sort-label = Sortieren nach
devices = Geräte
column-device = Gerät
column-person = Person
column-strip = { $days ->
    [one] { NUMBER($days) } Tag
   *[other] { NUMBER($days) } Tage
 }: Legacy oben, modern unten
column-sign-ins = Anmeldungen
column-last = Zuletzt gesehen
column-state = Zustand
column-protocol = Protokoll
filter-class = Klasse
filter-labels = Merkmale
filter-without = Ohne den Filter „{ $name }“
strip-head = Legacy ↑ modern ↓
device-from = { $protocol } von { $from }
device-hidden-short = Gerät nicht sichtbar
more = Mehr
road-now = Jetzt
road-say = Angeben, was die Dateien enthalten.
road-said = Die Angaben zu den Dateien reichen für einen Nachweis.
road-today = Heute
road-repair = Das Gerät umstellen; die Schritte stehen auf seiner Seite.
road-open = Gerät öffnen
road-tomorrow = Morgen
road-again = Beide Protokolle noch einmal laden. Das ist der Nachweis.
keys-title = Tasten
keys-search = Geräte suchen
keys-escape = Suche leeren, Offenes schließen
keys-rows = Nächstes und voriges Gerät
keys-open = Gerät öffnen
keys-timeline = Vorige und nächste Anmeldung auf der Zeitachse
keys-zoom = Vergrößern, verkleinern, alles zeigen
keys-list = Diese Liste
failed-count = { NUMBER($n) } abgelehnt
strip-label = Legacy { $legacy }, modern { $modern }
strip-days = { $n ->
    [one] an { NUMBER($n) } Tag
   *[other] an { NUMBER($n) } Tagen
 }
today = heute { $time }
yesterday = gestern { $time }
tomorrow = morgen { $time }
person-unknown = Person nicht genannt
print-first = Gedruckt werden nur die ersten Befunde; Exportieren › Befunde (CSV) enthält alle.
addresses-count = { $n ->
    [one] { NUMBER($n) } Adresse
   *[other] { NUMBER($n) } Adressen
 }
countries-count = { $n ->
    [one] { NUMBER($n) } Land
   *[other] { NUMBER($n) } Länder
 }

## Wörter: Klassen, Stände, Geräte
class-basic = Basic bewiesen
class-unknown = Legacy, Methode unbekannt
class-certificate = Zertifikat, kein Basic
class-attempts = Nur Versuche
state-not-changed = Nicht umgestellt
state-certificate = Neues Profil nötig
state-none-label = Niemand kam durch
device-hidden = Gerät nicht sichtbar
device-hidden-sub = über Exchange
device-no-agent = Gerät unbekannt
device-no-agent-sub = kein User-Agent in der Datei
device-unknown = Gerät nicht erkannt
device-unknown-sub = User-Agent nicht lesbar
device-empty-agent-sub = User-Agent leer
device-by-details = aus den Geräteangaben des Eintrags
device-spray = Wohl kein Gerät: Kennwort-Spray
family-script = Skript oder Programm
family-browser = Browser
family-android = Android-Gerät
family-windows = Windows
family-apple = Apple-Gerät
family-mac = Mac
family-outlook = Outlook
family-outlook-mobile = Outlook mobil
family-windows-phone = Windows Phone
family-other-phone = Älteres Telefon
family-mail-program = Mailprogramm
modern-capable = kann modern
modern-update = erst aktualisieren
modern-replace = ersetzen
event-interactive = Interaktiv
event-non-interactive = Nicht interaktiv

## Merkmale und Protokolle, erklärt, wo sie erscheinen
flag-likely-spray = Wohl Kennwort-Spray
flag-likely-spray-text = Nur abgelehnte Versuche, aus vielen Netzen oder von Exchange weitergereicht: Höchstwahrscheinlich probiert jemand Kennwörter, und es ist kein Gerät dieser Person. Blockieren Sie Legacy-Authentifizierung; an keinem Gerät ist etwas zu ändern.
flag-compromised = Evtl. kompromittiert
flag-compromised-text = Ein richtiges Kennwort aus einem Netz ohne früheren Erfolg, inmitten von Fehlversuchen aus vielen Netzen. Setzen Sie zuerst das Kennwort zurück und widerrufen Sie die Sitzungen, dann sehen Sie das Gerät an.
flag-old-password = Altes Kennwort
flag-old-password-text = Nur abgelehnte Versuche, von einem erkannten Client aus wenigen Netzen: höchstwahrscheinlich ein Gerät, das noch ein altes Kennwort versucht. Entfernen oder erneuern Sie das Konto darauf.
flag-guest = Gast
flag-guest-text = Ein Gast dieses Mandanten. Das Gerät gehört zu einer anderen Organisation: Sagen Sie es der Person oder ihren Admins.
flag-cross-tenant = Mandantübergreifend
flag-cross-tenant-text = Eine Anmeldung von einem Mandanten in einen anderen. Handeln muss der Mandant, dem das Konto gehört.
flag-service = Dienstkonto?
flag-service-text = Gleichmäßiger Takt, eine Adresse, SMTP AUTH: vielleicht ein Drucker, Scanner oder Skript statt einer Person. Das Protokoll kann es nicht beweisen; fragen Sie, wem das Konto gehört.
flag-relay = Von Exchange weitergereicht
flag-relay-text = Exchange hat diese Anmeldung weitergereicht; das Gerät ist im Protokoll nicht sichtbar. Gezeigt werden Person und Protokoll; die Netze, aus denen sie kam, stehen auf ihrer Seite.
flag-no-agent = Kein User-Agent
flag-no-agent-text = Die Einträge der Datei haben keinen User-Agent. Ein Download aus dem heutigen Portal hat ihn, am besten als JSON.
flag-partly = Zum Teil bewiesen
flag-partly-text = Einige Anmeldungen beweisen die Klasse, den übrigen fehlen Einzelheiten, und keine spricht dagegen.
flag-upgrade = Stellt sich selbst um
flag-upgrade-text = Die Person hat auch eine Kennwortübergabe durch Apple Internet Accounts: Apples eigene Umstellung auf moderne Authentifizierung. Warten Sie und sehen Sie dann nach, ob die Legacy-Anmeldungen aufhören.
flag-implausible = Fraglicher User-Agent
flag-implausible-text = Dieses Modell bekam diese Version des Systems nie, oder es kann das System noch nicht geben. Der User-Agent kann erfunden sein, oder die Tabellen dieser Seite (vom 5. Oktober 2026) sind zu alt: Verlassen Sie sich nicht auf den Gerätenamen.
flag-without-id = Ohne Datensatz-ID
flag-without-id-text = Einige Datensätze haben keine ID und werden am Inhalt erkannt; eine Wiederholung, die in einem Feld abweicht, zählte doppelt.
protocol-other-text = Hier ordnet Microsoft jeden Legacy-Client ein, den es nicht eigens nennt. Der Name allein beweist kein Mailprogramm: Sehen Sie User-Agent und App an.
protocol-powershell-text = Remote-PowerShell mit Basic-Authentifizierung. Ein altes Skript oder eine Sitzung der Verwaltung, kein Mailprogramm: Nehmen Sie das Modul ExchangeOnlineManagement ab Version 3.

## Dateien neben den Befunden
files-title = Dateien
files-count = { $n ->
    [one] { NUMBER($n) } Datei
   *[other] { NUMBER($n) } Dateien
 }
files-open = { $n ->
    [one] Zu { NUMBER($n) } Datei fehlen Angaben
   *[other] Zu { NUMBER($n) } Dateien fehlen Angaben
 }
files-problems = { $n ->
    [one] { NUMBER($n) } mit einem Problem
   *[other] { NUMBER($n) } mit einem Problem
 }
files-why = Ein Download enthält weder Filter noch Zeitraum. Ergänzen Sie beides, damit Cutover die Vollständigkeit beurteilen kann.
file-files = { NUMBER($n) } Dateien
file-more = { NUMBER($n) } weitere zeigen
file-records = { $n ->
    [0] keine Anmeldungen
    [one] { NUMBER($n) } Anmeldung
   *[other] { NUMBER($n) } Anmeldungen
 }
file-duplicates = { $n ->
    [one] { NUMBER($n) } Wiederholung
   *[other] { NUMBER($n) } Wiederholungen
 }
file-unreadable = { NUMBER($n) } unlesbar
file-other-tenant = { NUMBER($n) } eines anderen Mandanten, ausgelassen
file-misdated = { NUMBER($n) } mit unmöglichem Datum
file-steps = { $n ->
    [one] { NUMBER($n) } Authentifizierungsschritt
   *[other] { NUMBER($n) } Authentifizierungsschritte
 }
file-reading = wird gelesen …
file-wrong-window = Die Angaben können nicht stimmen: Der Zeitraum endet, bevor er beginnt, oder nach dem Download. Sie zählen nicht, bis Sie sie berichtigen.
file-wrong-rows = Die Angaben können nicht stimmen: Die Datei enthält Anmeldungen außerhalb dieses Zeitraums. Sie zählen nicht, bis Sie sie berichtigen.
file-wrong-type = Die Angaben können nicht stimmen: Die Anmeldungen der Datei sind vom anderen Ereignistyp. Sie zählen nicht, bis Sie sie berichtigen.
file-wrong-filter = Die Angaben können nicht stimmen: Die Datei enthält Anmeldungen, die dieser Filter ausgelassen hätte. Sie zählen nicht, bis Sie sie berichtigen.
file-stated = Von Ihnen angegeben
file-details = Angaben zu dieser Datei
file-save = Angaben übernehmen
file-saved = Angaben zu { $name } übernommen.
field-event-type = Ereignistyp
field-question = Benutzter Filter
field-from = Von
field-to = Bis
field-downloaded = Heruntergeladen am
answer-unknown = Weiß ich nicht
event-by-records = Wie die Datensätze sagen
question-everything = Keiner: alle Anmeldungen
question-legacy = Legacy-Authentifizierungsclients
question-other = Ein anderer Filter
format-graph = Graph-Antwort
format-portal-json = Portal-JSON
format-portal-csv = Portal-CSV
format-auth-details = Authentifizierungsdetails (CSV)
format-diagnostics = Diagnosedatensätze
format-event-hub = Event-Hub-Datensätze
format-not-user = Dienstprinzipale oder verwaltete Identitäten
format-unknown = Nicht erkannt
source-demo = Demo-Mandant
source-graph = Microsoft Graph
kept-none = Aus dieser Datei wurde nichts verwendet; die anderen sind nicht betroffen.
kept-some = { $n ->
    [one] Die { NUMBER($n) } Anmeldung davor wurde behalten
   *[other] Die { NUMBER($n) } Anmeldungen davor wurden behalten
 }; die anderen Dateien sind nicht betroffen.
problem-at = Bei Byte { NUMBER($n) }.
problems-title = { $n ->
    [one] { NUMBER($n) } Datei ließ sich nicht oder nicht ganz verwenden
   *[other] { NUMBER($n) } Dateien ließen sich nicht oder nicht ganz verwenden
 }
problem-empty = Die Datei ist leer, sogar ohne Kopfzeile.
problem-empty-do = Laden Sie sie noch einmal herunter; auch ein Download ohne Treffer hat eine Kopfzeile oder [].
problem-html = Das ist eine Webseite, kein Protokoll: oft eine Fehler- oder Anmeldeseite des Portals, unter dem Namen des Protokolls gespeichert.
problem-html-do = Melden Sie sich neu am Portal an und nehmen Sie dessen Schaltfläche „Herunterladen“.
problem-image = Das ist ein Bild.
problem-image-do = Nehmen Sie statt eines Bildschirmfotos die Schaltfläche „Herunterladen“ des Portals.
problem-excel = Das ist eine Excel-Arbeitsmappe.
problem-excel-do = Legen Sie CSV oder JSON ab, wie das Portal sie gab, oder speichern Sie das Blatt als CSV UTF-8.
problem-binary = Das ist eine Binärdatei, kein Text.
problem-binary-do = Legen Sie JSON oder CSV aus dem Download des Portals ab.
problem-not-utf8 = Der Text ist nicht in UTF-8 (vielleicht UTF-16 aus PowerShell oder eine alte Codepage).
problem-not-utf8-do = Speichern Sie ihn als UTF-8, oder laden Sie ihn noch einmal als JSON herunter.
problem-not-sign-ins = Lesbar, aber kein Anmeldeprotokoll: eine andere Tabelle oder ein anderes JSON.
problem-not-sign-ins-do = Nehmen Sie den Download der Anmeldeprotokolle, nicht den der Überwachungsprotokolle oder Benutzer.
problem-header = Die Spalten tragen Namen in einer Sprache, die hier nicht bekannt ist, und auch ihre Werte sagen es nicht.
problem-header-do = Stellen Sie das Portal auf Englisch und laden Sie neu herunter, oder wählen Sie JSON: Es ist in jeder Sprache gleich.
problem-of-files = Nicht bis zum Ende gelesen: { NUMBER($failed) } von { NUMBER($n) } Dateien, zuerst „{ $name }“:
problem-truncated = Die Datei endet mitten in einem Datensatz.
problem-truncated-do = Der Download brach ab: Laden Sie die Datei noch einmal herunter.
problem-malformed = Die Datei ist beschädigt.
problem-malformed-do = Laden Sie sie noch einmal herunter; bearbeiten Sie sie zwischendurch nicht.
problem-large = Ein Datensatz ist größer, als eine Anmeldung sein kann.
problem-large-do = Prüfen Sie, ob es ein Anmeldeprotokoll ist, und laden Sie es noch einmal herunter.
problem-tenant = Die Datei gehört zu einem anderen Mandanten als die schon gelesenen. Zwei Mandanten werden nie vermischt.
problem-tenant-do = Nehmen Sie „Alles vergessen“ und lesen Sie sie allein, oder öffnen Sie einen zweiten Tab.
problem-stopped = Hier haben Sie angehalten.
problem-stopped-do = Legen Sie die Datei noch einmal ab, um den Rest zu lesen; Wiederholungen zählen einmal.
problem-cannot-read = Der Browser konnte die Datei nicht lesen: Sie wurde verschoben, geändert oder ist nicht freigegeben.
problem-cannot-read-do = Kopieren Sie sie in einen lokalen Ordner und legen Sie sie noch einmal ab.
problem-archive-damaged = Das Archiv ist beschädigt.
problem-archive-damaged-do = Entpacken Sie es selbst und legen Sie den Inhalt ab, oder packen Sie es neu.
problem-archive-encrypted = Das Archiv verlangt ein Kennwort.
problem-archive-encrypted-do = Entpacken Sie es selbst und legen Sie den Inhalt ab.
problem-archive-nested = Ein Archiv in einem Archiv.
problem-archive-nested-do = Entpacken Sie das äußere und legen Sie die inneren ab.
problem-archive-too-large = Das Archiv wird entpackt größer, als die Grenze erlaubt.
problem-archive-too-large-do = Entpacken Sie es selbst und legen Sie die Dateien ab: Sie dürfen beliebig groß sein.
problem-archive-ratio = Das Archiv wächst beim Entpacken auf ein Vielfaches, das kein Protokoll erreicht: höchstwahrscheinlich eine Falle.
problem-archive-ratio-do = Wenn Sie ihm trauen, entpacken Sie es selbst und legen die Dateien ab.
problem-archive-entries = Das Archiv hat mehr Einträge, als die Grenze erlaubt.
problem-archive-entries-do = Entpacken Sie es selbst und legen Sie die Protokolle ab.
problem-archive-method = Das Archiv ist mit einem Verfahren gepackt, das nicht unterstützt wird.
problem-archive-method-do = Packen Sie es als gewöhnliches .zip oder .gz, oder legen Sie die Dateien selbst ab.
note-no-agent = Keine Spalte User-Agent: Die Geräte dieser Datei sind unbekannt. Laden Sie sie neu aus dem heutigen Portal herunter, am besten als JSON.
note-no-details = Keine Authentifizierungsdetails: Legen Sie die *AuthDetails*-Datei des Portals daneben ab, oder nehmen Sie JSON.
note-cut = Genau so viele Zeilen, wie das Portal höchstens gibt: Wahrscheinlich fehlen die ältesten. Laden Sie kleinere Zeiträume herunter.
note-untranslated = Namen von Client-Apps, die hier nicht bekannt sind. Solange nicht klar ist, was sie sind, sagt diese Datei nicht, ob es noch Legacy-Anmeldungen gibt. Geben Sie unter Befunde an, was sie sind; oder stellen Sie das Portal auf Englisch, oder wählen Sie JSON.
note-untold-outcome = In der Sprache dieser Datei lässt sich ein Erfolg nicht lesen: Zeilen ohne Fehlercode zählen als „andere“, nie als Erfolg. Stellen Sie das Portal auf Englisch oder wählen Sie JSON.
note-by-order = Die Spalten wurden an Reihenfolge und Werten erkannt, nicht am Namen. Vergleichen Sie eine Zeile mit dem Portal.
note-no-records = Keine Anmeldung darin: ein gültiger Beleg, sobald Sie angeben, was sie ist.
note-not-user = Nur Dienstprinzipale oder verwaltete Identitäten: gezählt, nie gezeigt.
note-no-match = Ihre Anmeldungen sind nicht unter den Dateien: Legen Sie die zugehörige Anmeldedatei ab.
note-other-tenant = Datensätze eines anderen Mandanten wurden ausgelassen.
note-doubled-names = Ein Datensatz nennt dasselbe Feld zweimal. Welchen der beiden Werte ein Programm nimmt, ist verschieden; hier zählt der letzte, und die Datei beweist nichts. Laden Sie das Protokoll noch einmal herunter und legen Sie es so ab, wie es kommt.
note-page-of-several = Seite 1 von mehreren: Die Antwort geht unter ihrem @odata.nextLink weiter, die älteren Zeilen fehlen. Die Datei gibt nur ab ihrer ältesten Zeile Auskunft. Bringen Sie alle Seiten (dem nächsten Link folgen, bis keiner mehr kommt), lassen Sie die Seite Microsoft Graph selbst lesen, oder nehmen Sie den Download des Portals.

## Gerät, Beheben, Belege
device-gone = Dieses Gerät ist nicht unter dem Gelesenen
device-gone-text = Die Adresse im Browser nennt ein Gerät, das die jetzigen Dateien nicht enthalten. Laden Sie die Dateien, aus denen es stammt, oder sehen Sie alle Geräte durch.
fix-title = Beheben

# Was wann endet
ends-label = Was Microsoft wann abschaltet
ends-title = Was wann endet
ends-sort = Nach diesem Datum sortieren
ends-until = nach dem { $date }:
ends-since = seit dem { $date }:
ends-already = längst abgeschaltet, melden sich weiter an:
ends-calendar = Kalenderdatei mit diesen Terminen
ends-entry = Microsoft beendet, was diese Geräte und Absender nutzen. Cutover sagt, wie Sie sie umstellen, und bestätigt es danach.
end-basic = { $n ->
    [one] { NUMBER($n) } Gerät
   *[other] { NUMBER($n) } Geräte
}
end-smtp = { $n ->
    [one] { NUMBER($n) } SMTP-AUTH-Absender
   *[other] { NUMBER($n) } SMTP-AUTH-Absender
}
end-certificate = { $n ->
    [one] { NUMBER($n) } Zertifikatsgerät
   *[other] { NUMBER($n) } Zertifikatsgeräte
}
end-ews = { $n ->
    [one] { NUMBER($n) } EWS-Gerät
   *[other] { NUMBER($n) } EWS-Geräte
}
end-name-basic = Schon abgeschaltet
end-name-smtp = Ende von SMTP AUTH
end-name-certificate = Ende der Zertifikate
end-name-ews = Ende von EWS
column-end = Was als Nächstes endet

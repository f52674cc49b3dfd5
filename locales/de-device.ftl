### Deutsche Texte der Orte Gerät, Beheben und Belege; siehe locales/de.ftl. In Schritten zeichnet *…* Wörter aus, die so
### auf dem Bildschirm eines Geräts oder Portals stehen, und `…`, was einzugeben ist.

## Gerät: Kopf und Zeitachse
device-heading = { $device } von { $person }
device-heading-none = { $person }: { $device }
device-loading = Was über dieses Gerät bekannt ist, wird gelesen …
device-modern-capable = unterstützt moderne Anmeldung
device-modern-update = unterstützt moderne Anmeldung nach einem Update
device-modern-replace = unterstützt moderne Anmeldung nie
device-modern-unknown = ob es moderne Anmeldung unterstützt, ist nicht bekannt
timeline-title = Umstellung
timeline-legacy = Legacy
timeline-modern = Modern
timeline-none-modern = noch keine Mail-App
timeline-other-modern = noch keine passende
timeline-facts-other = { $apps }: angemeldet, aber keine App dieses Geräts
timeline-change = Umstellung
timeline-since = Seitdem
timeline-week = 7 Tage
timeline-all = Alles
timeline-label = Zeitleiste der Anmeldungen, { $from } bis { $to }. Die Pfeiltasten gehen von einer zur nächsten, Eingabe zu ihrer Zeile darunter; Umschalt mit Pfeil verschiebt, Plus und Minus vergrößern und verkleinern, 0 zeigt alles.
timeline-shown = Gezeigt: { $from } bis { $to }
timeline-as-table = Als Tabelle zeigen
timeline-as-picture = Als Bild zeigen
timeline-incomplete = evtl. unvollständig ab { $time }
timeline-marked = Als umgestellt markiert { $time }
timeline-marked-short = Markiert { $time }
timeline-gap = { $from } → { $to }, { $long }
timeline-shaded = Wochenenden grau
timeline-overview = Ganzes Protokoll, { $long }, mit dem Ausschnitt darüber
timeline-from = Ausschnitt beginnt
timeline-to = Ausschnitt endet
timeline-up = oben: { $what }
timeline-down = unten: { $what }
timeline-legacy-count = { $n ->
    [one] { NUMBER($n) } Legacy-Anmeldung
   *[other] { NUMBER($n) } Legacy-Anmeldungen
 }
timeline-modern-count = { $n ->
    [one] { NUMBER($n) } moderne Anmeldung
   *[other] { NUMBER($n) } moderne Anmeldungen
 }
timeline-rejected-count = { $n ->
    [one] { NUMBER($n) } abgelehnter Versuch
   *[other] { NUMBER($n) } abgelehnte Versuche
 }
timeline-several = mehrere Anmeldungen
timeline-accepted = angenommen
timeline-stopped = nach richtigem Kennwort gestoppt
timeline-rejected = abgelehnt
timeline-other = anderes
timeline-ropc = modern, mit Kennwortübergabe
timeline-table-caption = Anmeldungen je Tag
timeline-day = Tag
timeline-thinned = Nur ein Teil der Anmeldungen ist gezeichnet; die erste und die letzte sind dabei.
short-minutes = { NUMBER($n) } Min.
short-hours = { NUMBER($h) } Std.
short-hours-minutes = { NUMBER($h) } Std. { NUMBER($m) } Min.

## Gerät: die Antwort, der Weg zum nächsten Gerät
device-turn = Geräte
device-previous = Voriges Gerät
device-next = Nächstes Gerät
device-place = { NUMBER($n) } von { NUMBER($of) }
answer-silent = Seit { $long } keine Legacy-Anmeldung
answer-goes-on = , und das Konto nutzt jetzt { $app }.
answer-clean = Seit der Umstellung keine Legacy-Anmeldung.
answer-possible = Der Nachweis ist { $when } möglich.
answer-look = Nächster Blick: { $when }.
answer-from = ab { $time }

## Gerät: Ist es vorbei
verdict-title = Ist es vorbei?
over-logs = Beide Protokolle gelesen
over-app = Moderne Anmeldung gesehen
over-person = Die Person war aktiv
over-legacy = Keine Legacy-Anmeldung seit der Markierung
over-silence = { $long } still
over-silent = Lange genug still: { $long }
over-so-far = bisher { $long }
over-longest = längste Pause zuvor: { $long }
over-complete = Protokoll vollständig bis { $time }
over-complete-day = Protokoll lange genug vollständig
over-now = jetzt bis { $time }
over-expected = { $n ->
    [one] Bei der bisherigen Häufigkeit wäre etwa { NUMBER($n) } Legacy-Anmeldung zu erwarten. Es gab keine.
   *[other] Bei der bisherigen Häufigkeit wären etwa { NUMBER($n) } Legacy-Anmeldungen zu erwarten. Es gab keine.
 }
over-last = die letzte: { $time }
over-count = { NUMBER($n) } von { NUMBER($of) }
over-yes = : ja
over-no = : noch nicht
verdict-open-text = Letzte Legacy-Anmeldung: { $last }.
verdict-attempts-text = Letzter Versuch: { $last }. Keiner hatte Erfolg.
verdict-first-modern = Danach die erste Anmeldung mit { $app }: { $time }, { $gap } später.
verdict-modern-before = { $app } ist in Gebrauch, aber nach der letzten Legacy-Anmeldung kam keine solche Anmeldung. Es kann ein anderes Gerät dieser Person sein.
verdict-no-modern = Danach kam keine Anmeldung einer Mail-App mit moderner Authentifizierung.
verdict-hand-over = Das sieht nach einer Umstellung aus
verdict-hand-over-text = Legacy hat aufgehört, und eine Mail-App mit moderner Authentifizierung hat angefangen. Das ist ein gutes Zeichen, noch kein Beweis: Dafür braucht es eine Markierung und ein Protokoll, das mindestens 24 Stunden darüber hinausreicht.
verdict-still = Noch in Gebrauch
verdict-still-text = Soweit dieses Protokoll zeigt, haben die Legacy-Anmeldungen nicht aufgehört.
verdict-silent = Still, nicht bewiesen
verdict-silent-text = Seit einiger Zeit keine Legacy-Anmeldung, aber auch keine moderne. Das Gerät kann ausgeschaltet, im Urlaub oder ersetzt sein: Stille ist kein Beweis.
verdict-both-text = Eine Mail-App mit moderner Authentifizierung ist in Gebrauch, und die Legacy-Anmeldungen gehen weiter: höchstwahrscheinlich ein zweites Gerät, eine zweite App oder ein altes Profil.
verdict-moved = { $device } derselben Person hat { $time } mit Legacy-Anmeldungen begonnen, nachdem dieses Gerät aufgehört hat: Ein neues Gerät erbt das alte Konto oft aus einer Sicherung.
verdict-certificate = Ein Zertifikat: Es braucht ein neues Profil
verdict-certificate-text = Es wird kein Kennwort gesendet. Doch die direkte Zertifikatanmeldung an Exchange ActiveSync hat ein Enddatum, siehe Was zu tun ist: Das Gerät braucht ein Profil, das sich mit OAuth anmeldet.
verdict-spray = Wohl kein Gerät
verdict-spray-text = Höchstwahrscheinlich probieren Fremde Kennwörter. Dann ist an keinem Gerät dieser Person etwas zu ändern.
class-attempts-text = Niemand kam hinein. Fremde probieren vielleicht Kennwörter, oder ein Gerät dieser Person hat noch ein altes.
verdict-compromised = Zuerst das Konto sichern
verdict-compromised-text = Ein richtiges Kennwort kam aus einem Netz ohne früheren Erfolg, mitten unter Fehlversuchen aus vielen. Bevor Sie ein Gerät anfassen: Kennwort zurücksetzen und alle Sitzungen widerrufen.
verdict-complete = Protokoll vollständig bis { $time }.
verdict-incomplete = Wie weit das Protokoll vollständig ist, ist nicht bekannt: Dazu braucht es beide Protokolle, das interaktive und das nicht interaktive, und die Angaben zu jeder Datei.
duration-minutes = { $n ->
    [one] { NUMBER($n) } Minute
   *[other] { NUMBER($n) } Minuten
 }
duration-hours = { $n ->
    [one] { NUMBER($n) } Stunde
   *[other] { NUMBER($n) } Stunden
 }
duration-days = { $n ->
    [one] { NUMBER($n) } Tag
   *[other] { NUMBER($n) } Tage
 }
duration-days-ahead = { $n ->
    [one] { NUMBER($n) } Tag
   *[other] { NUMBER($n) } Tagen
 }
duration-seconds = weniger als eine Minute

## Gerät: Warum es dieses Gerät ist
why-title = Warum es dieses Gerät ist
why-agent = User-Agent
why-agent-empty = leer: Das Programm hat sich nicht genannt, deshalb ist das Gerät unbekannt
why-agent-details = keiner im Eintrag; Familie und System stammen aus seinen Geräteangaben (Betriebssystem, Browser)
why-agents-more = Weitere User-Agents
why-agents-seen = { $n ->
    [one] { NUMBER($n) } Anmeldung
   *[other] { NUMBER($n) } Anmeldungen
 }, { $from } – { $to }
why-read = So wurde er gelesen
why-certainty = Zuverlässigkeit
why-exact = genau: Modell und Version stehen in Apples veröffentlichten Tabellen und passen zueinander
why-exact-other = genau: Der User-Agent nennt es
why-range = ein Bereich: Genaues Modell oder genaue Version steht nicht in den Tabellen vom 5. Oktober 2026
why-family = nur die Art ist bekannt
why-none = über das Gerät ist nichts bekannt
why-model = Modell
why-system = System
why-app = App
why-protocol = Protokoll
why-application = Anwendung
why-resource = Angemeldet an
why-class = Klasse
why-rests = beruht auf
why-proven = Nachweis bei { NUMBER($n) } von { NUMBER($of) } nicht abgelehnten Anmeldungen
why-against = Gegen ein Kennwort
why-against-count = Bei { NUMBER($n) } von { NUMBER($of) } nicht abgelehnten Anmeldungen nennt der Eintrag etwas anderes als ein Kennwort
why-history = Gesehene Versionen
why-hidden = Im Protokoll steht Exchange Online selbst an der Stelle des Geräts ({ $agent }). Welches Gerät das Kennwort geschickt hat, ist nicht aufgezeichnet; die Netze unten und die Uhrzeiten helfen beim Suchen.
why-no-agent = Die Datei hat keinen User-Agent, deshalb ist das Gerät unbekannt.
why-unreadable = Dieser User-Agent sagt nicht, welches Gerät es ist. Cutover rät nicht.
why-marks = Was die Merkmale bedeuten

## Gerät: Anmeldungen, Netze, andere Geräte
sign-ins-title = Anmeldungen
sign-ins-shown = Die neuesten { NUMBER($n) } von { NUMBER($of) }
sign-ins-every = Alle
sign-ins-older = Diese Anmeldung ist älter als die neuesten { NUMBER($n) }, die hier stehen.
sign-ins-time = Zeit
sign-ins-over = Protokoll oder App, Ressource
sign-ins-to = angemeldet an
sign-ins-where = Adresse
sign-ins-event = Art
sign-ins-access = Bedingter Zugriff
sign-ins-more = Alle { NUMBER($n) } zeigen
sign-ins-more-of = Die neuesten { NUMBER($n) } von { NUMBER($of) } zeigen
outcome-accepted = Angenommen
outcome-stopped = Nach richtigem Kennwort gestoppt
outcome-rejected = Abgelehnt
outcome-interrupted = Unterbrochen
outcome-other = Anderes
sign-ins-code = Code { $code }
sign-ins-no-code = kein Fehlercode
ca-not-readable = Richtlinien nicht lesbar
ca-not-readable-text = „Nicht lesbar“ heißt nicht „keine“: Wer das Protokoll las, durfte die Richtlinien nicht sehen, oder die Datei enthält sie nicht.
ca-success = erfüllt
ca-failure = blockiert oder nicht erfüllt
networks-title = Netze
networks-text = Jedes Netz ist höchstwahrscheinlich ein Ort: das Büro, ein Zuhause, ein Rechenzentrum. Ein regelmäßiger Takt aus einem davon ist höchstwahrscheinlich ein Gerät.
networks-network = Netz
networks-place = Ort
networks-count = Anmeldungen
networks-span = Erste – letzte
others-title = Weitere Befunde dieser Person

## Belege: was gelesen wurde, was nicht
evidence-heading = Belege
evidence-lead = Was diese Seite gelesen hat, was nicht, und wie Sie prüfen, dass nichts sie verlassen hat.
evidence-none = Noch wurde nichts gelesen.
evidence-none-text = Laden Sie auf Start ein Protokoll; diese Seite sagt dann, was darin war.
evidence-requests = Anfragen
evidence-requests-none = Keine hat diese Seite verlassen, seit sie geladen ist. Dateien liest der Browser auf diesem Gerät.
evidence-requests-own = Von ihrer eigenen Adresse hat die Seite ihre Teile geladen: Seite, Gestaltung, Programm und dessen Worker.
evidence-check = So prüfen Sie es
evidence-check-1 = Öffnen Sie die Entwicklertools (F12), Registerkarte *Netzwerk*, und laden Sie eine Datei: Es kommt keine Zeile hinzu.
evidence-check-2 = Oder laden Sie die Seite, trennen Sie das Netz und arbeiten Sie weiter.
evidence-check-3 = Die Richtlinie der Seite, in ihrem Quelltext unter *Content-Security-Policy*, lässt Seite und Worker nur an diese Website, Microsofts Anmeldung und Graph Anfragen senden. Sie bindet weder WebRTC, das die Seite vor allem anderen entfernt, noch Links, die Sie öffnen.
evidence-sources = Was gelesen wurde
evidence-basis = Grundlage
evidence-basis-stated = von Ihnen angegeben
evidence-basis-observed = beobachtet: nur, was die Zeilen zeigen
evidence-basis-demo = Demo
evidence-window = Zeitraum
evidence-window-none = keine Datensätze
evidence-records = Datensätze
evidence-size = Größe
evidence-format = Format
evidence-events = Ereignistypen
evidence-question = Filter
evidence-origin = Bekannt aus
origin-case = Aus dem Fall, hier nicht geprüft
origin-case-check = Aus dem Fall, hier nicht geprüft. Legen Sie dieselbe Datei noch einmal ab, um sie zu prüfen.
origin-checked = Aus dem Fall, und hier geprüft: Dieselbe Datei wurde gelesen, mit demselben SHA-256
evidence-hash = SHA-256
evidence-hash-none = nicht berechnet
evidence-hash-button = SHA-256 aller Dateien berechnen
evidence-hash-text = Wird auf Wunsch und beim Speichern eines Falls in diesem Tab berechnet: Es dauert etwa so lange wie das Lesen. Vergleichen Sie mit `Get-FileHash` oder `sha256sum`.
evidence-hash-progress = { $done } von { $total }
evidence-hash-label = SHA-256 wird berechnet
evidence-hash-done = SHA-256 aller Dateien ist berechnet.
evidence-note = Hinweise
evidence-counts = Wie die Datensätze zählen
evidence-counts-text = Jeder Datensatz zählt genau einmal.
count-read = Gelesen
count-duplicates = Wiederholungen schon bekannter Datensätze
count-legacy = Legacy-Anmeldungen
count-modern = Moderne Anmeldungen
count-unknown = Keine oder unbekannte Client-App
count-not-user = Dienstprinzipale, verwaltete Identitäten
count-unreadable = Nicht lesbar
evidence-sum-ok = Die Teile ergeben zusammen das Gelesene.
evidence-sum-bad = Die Teile ergeben zusammen nicht das Gelesene: ein Fehler von Cutover, bitte melden.
evidence-not-read = Was nicht gelesen wurde
evidence-not-events = { $missing }: nicht unter den Dateien. Viele Legacy-Anmeldungen erscheinen nur dort.
evidence-not-unstated = Für { $n ->
    [one] { NUMBER($n) } Datei
   *[other] { NUMBER($n) } Dateien
 } ist nicht angegeben, was sie sind: Was sie auslassen, ist nicht bekannt.
evidence-not-refused = { $name }: abgewiesen, nichts davon gelesen.
evidence-not-incomplete = { $name }: nicht bis zum Ende gelesen.
evidence-not-before = Anmeldungen vor { $time }: Dort beginnt, was gelesen wurde. Entra ID bewahrt 30 Tage auf (7 ohne P1); ein Filter oder ein kürzerer Zeitraum lässt mehr weg.
evidence-not-after = Anmeldungen nach { $time }: Das Protokoll war noch nicht vollständig.
evidence-not-policies = Einstellungen der Richtlinien für bedingten Zugriff, Zustimmungen, Postfacheinstellungen: nicht Teil von Anmeldeprotokollen, nicht gelesen.
evidence-not-exchange = Was Exchange ablehnt, bevor Entra ID gefragt wird: steht nie in diesem Protokoll. `Get-MobileDevice` und der SMTP-AUTH-Bericht des Exchange Admin Centers wissen davon.
evidence-coverage = Abdeckung
evidence-tenant = Mandant
evidence-tenant-unknown = von den Datensätzen nicht genannt
evidence-complete-interactive = Interaktiv vollständig bis
evidence-complete-non-interactive = Nicht interaktiv vollständig bis
evidence-complete-none = nicht bekannt
evidence-exports = Exporte
evidence-exports-text = Von diesem Tab geschrieben, von Ihrem Browser gespeichert; nichts wird gesendet. Eine Falldatei wird wie ein Protokoll geöffnet: auswählen oder hier ablegen.
evidence-exports-pseudonyms = Mit Pseudonymen, wie unter Exportieren gewählt: In diesen Dateien und in der der Anfragen wird niemand genannt.
evidence-spray = Versuche gegen Konten, die es nicht gibt
evidence-spray-text = { $attempts ->
    [one] { NUMBER($attempts) } abgelehnter Versuch
   *[other] { NUMBER($attempts) } abgelehnte Versuche
 } gegen { $users ->
    [one] { NUMBER($users) } Namen
   *[other] { NUMBER($users) } Namen
 }
evidence-grants = Moderne Anmeldungen mit Kennwortübergabe (ROPC)
evidence-without-id = Datensätze ohne ID, an ihrem Inhalt erkannt

### Markieren und Urteile; siehe locales/de.ftl.

## Markieren
marking-button = Als umgestellt markieren
marking-change = Markierung ändern
marking-remove = Markierung entfernen
marking-title = Als umgestellt markieren
marking-many = { $n ->
    [one] { NUMBER($n) } Gerät
   *[other] { NUMBER($n) } Geräte
 }
marking-body = Ab dann wird das Protokoll auf Legacy-Anmeldungen des Geräts geprüft, und auf die App, zu der es gewechselt ist. Die Markierung lebt nur in diesem Tab: Zum Behalten die Falldatei speichern.
marking-how = Wie es umgestellt wurde
marking-at = Umgestellt am
marking-save = Speichern
marking-shown = Das Protokoll zeigt es: letzte Legacy-Anmeldung { $last }, erste Anmeldung mit { $app } { $first }.
marking-ended = Das Protokoll zeigt nach { $last } keine Legacy-Anmeldung, länger, als dieses Gerät je still war.
marking-old-log = Das Protokoll endet am { $end }, die letzte Legacy-Anmeldung darin ist vom { $last }. Geben Sie an, wann das Gerät umgestellt wurde.
marking-not-shown = Das Protokoll zeigt noch keine Umstellung: Vorgeschlagen ist die Zeit jetzt.
marking-zone = Zeiten in Ihrer Zeitzone, { $zone }.
marking-future = Diese Zeit kommt erst noch.
marking-all = { $n ->
    [one] { NUMBER($n) } gezeigtes Gerät als umgestellt markieren
   *[other] Alle { NUMBER($n) } gezeigten Geräte als umgestellt markieren
 }
marking-done = { $n ->
    [one] { NUMBER($n) } Gerät ist als umgestellt markiert.
   *[other] { NUMBER($n) } Geräte sind als umgestellt markiert.
 }
marking-undone = { $n ->
    [one] Die Markierung von { NUMBER($n) } Gerät ist zurückgenommen.
   *[other] Die Markierungen von { NUMBER($n) } Geräten sind zurückgenommen.
 }
marking-undo = Rückgängig
how-re-added = In Apple Mail gelöscht und neu hinzugefügt
how-update-and-wait = Aktualisiert; Apples Umstellung an Ort und Stelle wird abgewartet
how-other-app = Zu { $app } gewechselt
how-oauth = Dasselbe Programm, { $protocol } jetzt mit OAuth
how-connector = Auf Connector, High Volume Email, Azure Communication Services oder App-Zugriff umgestellt
how-switched-off = Protokoll abgeschaltet
how-retired = Nicht mehr in Gebrauch

## Zustände
vs-withheld = Noch unklar
vs-back-on-legacy = Wieder Legacy
vs-too-early = Zu früh
vs-clean-so-far = Bisher sauber
vs-silent = Still
vs-verified = Bestätigt
vs-ended = Beendet
vb-withheld = Noch unklar
vb-back-on-legacy = Wieder Legacy-Authentifizierung
vb-too-early = Noch zu früh
vb-clean-so-far = Bisher sauber
vb-silent = Still, nicht bewiesen
vb-verified = Bestätigt: keine Legacy-Authentifizierung mehr
vb-ended = Bestätigt: keine Legacy-Anmeldungen mehr

## Gründe
vr-verified = Seit mindestens einem Tag zeigt das Protokoll keine Legacy-Anmeldung, obwohl sich das Gerät angemeldet hätte, und das Konto nutzt jetzt die erwartete App.
vr-ended = Seit mindestens einem Tag zeigt das Protokoll keine Legacy-Anmeldung, obwohl sich das Gerät angemeldet hätte, und die Person war aktiv.
vr-ended-unattended = Seit mindestens einem Tag zeigt das Protokoll keine Legacy-Anmeldung, obwohl sich das Gerät angemeldet hätte. An diesem Konto meldet sich niemand an, ein anderes Lebenszeichen ist also nicht zu erwarten.
vr-interactive-missing = Interaktive Anmeldungen seit der Markierung wurden nicht gelesen. Ein Gerät kann in jedem der beiden Protokolle weitermachen.
vr-non-interactive-missing = Nicht interaktive Anmeldungen seit der Markierung wurden nicht gelesen. Ein Gerät kann in jedem der beiden Protokolle weitermachen.
vr-not-described = Zu abgelegten Dateien hat noch niemand Filter und Zeitraum bestätigt. Die Zeilen allein zeigen nicht, was fehlt.
vr-gap = Ein Teil des Protokolls seit der Markierung wurde nicht gelesen.
vr-no-sign-of-life = Nichts zeigt, dass die Person während der Stille aktiv war: Ein leerer Akku oder ein Urlaub sieht genauso aus.
vr-one-answer = Kein einzelner Download umfasst die Markierung und den ganzen Tag danach. Einträge kommen verspätet, und zwei zu verschiedenen Zeiten gelesenen Hälften kann einer fehlen.
vr-first-half-hour = Seit der Markierung ist weniger als eine halbe Stunde vergangen.
vr-namesake = Eine Legacy-Anmeldung nach der Markierung nennt diese Person nur mit einem Namen, den zwei Konten tragen oder trugen. Sie kann von dieser Person sein.
vr-not-usable = Die Dateien, die es zeigen müssten, können es nicht: Eine Zeile oder eine Client-App darin war nicht lesbar, oder die Angaben dazu können nicht stimmen. Siehe „Dateien“.
vr-new-device = Dieselbe Person hat sich mit Legacy-Authentifizierung von einem Gerät angemeldet, das erst nach der Markierung in Gebrauch kam: Eine Sicherung überträgt oft das alte Konto.
vr-hidden-device = Dieselbe Person hat sich nach der Markierung mit Legacy-Authentifizierung angemeldet, und das Protokoll sagt nicht, von welchem Gerät. Es kann dieses sein.
vr-accepted = Es hat sich nach der Markierung über ein Legacy-Protokoll angemeldet.
vr-stopped = Es hat nach der Markierung ein richtiges Kennwort über ein Legacy-Protokoll gesendet und wurde gestoppt.
vr-still-trying = Es versucht es noch über ein Legacy-Protokoll: Das alte Konto ist noch auf dem Gerät.
vr-log-too-short = Noch reicht keines der beiden Protokolle 15 Minuten über die Markierung hinaus.
vr-first-day = Das Protokoll muss einen Tag lang nach der Markierung vollständig sein.
vr-rhythm = So lange war das Gerät auch früher schon inaktiv. Für einen Nachweis ist es noch zu früh.
vr-rhythm-network = Aus einem seiner Netze kam auch früher schon so lange nichts. Für einen Nachweis ist es noch zu früh: Dahinter können mehrere Geräte stehen.
vr-rhythm-unknown = Von früher ist zu wenig bekannt, um zu sagen, wie oft es sich anmeldet; es muss also mindestens 14 Tage still sein. Bewahren Sie die Falldatei auf: Mit ihr wächst, was bekannt ist.
vr-other-device = Die erwartete App meldet sich an, tat es aber schon früher oder ist nicht sicher auf diesem Gerät: Es kann ein anderes Gerät dieser Person sein.
vr-no-modern = Die erwartete App hat sich seither nicht angemeldet. Das Gerät kann aus, im Urlaub oder ersetzt sein.
vr-modern-not-read = Nach Anmeldungen der erwarteten App wurde nicht gesucht.

## Zahlen
vn-expected = Bei der bisherigen Häufigkeit wären bis jetzt etwa { $expected } Legacy-Anmeldungen zu erwarten; gesehen: { NUMBER($seen) }.
vn-expected-unknown = Wie viele Legacy-Anmeldungen zu erwarten waren, ist nicht bekannt; gesehen: { NUMBER($seen) }.
vn-last-seen = Die letzte davon { $time }.
vn-first-after = { $app } zuerst { $time }, { $gap } nach der Markierung.
vn-first-before = { $app } zuerst { $time }, { $gap } vor der Markierung.
vn-incomplete = Seit der Markierung ist das Protokoll nicht vollständig.
vn-rests-asked-newest = Von Microsoft Graph erfragt; vollständig bis zum neuesten Eintrag minus 15 Minuten.
vn-rests-asked-nothing = Von Microsoft Graph erfragt; vollständig bis zur Abfrage minus 2 Stunden.
vn-rests-stated-newest = Nach Ihren Angaben zu den Dateien; vollständig bis zum neuesten Eintrag minus 15 Minuten.
vn-rests-stated-nothing = Nach Ihren Angaben zu den Dateien; vollständig bis zum Download minus 2 Stunden.
vn-first-days = Ein Nachweis der ersten Tage schließt weder ein zweites Gerät desselben Modells und derselben Version aus noch eines, das seltener als einmal am Tag benutzt wird. Sehen Sie am { $day } noch einmal nach.
vn-only = Mit Filter auf { $client } gelesen: Andere Protokolle wurden nicht angesehen.
vn-scanner = Eine andere Legacy-Anmeldung dieses Kontos geht weiter wie zuvor: { $device }. Sie ist ein eigener Befund.
vn-missing = Es fehlt noch
vn-again = Stellen Sie es noch einmal nach den Schritten auf dieser Seite um und markieren Sie es dann neu.
vn-elsewhere = Gesehen als { $device }

## Was es schließt
vc-read = Erneut lesen
vc-ask = Microsoft Graph fragen
vc-files = Dateien wählen
vc-log-interactive = Das interaktive Protokoll
vc-log-non-interactive = Das nicht interaktive Protokoll
vc-newer = { $log } reicht bis { $time }. Melden Sie sich im Entra Admin Center einmal ab und wieder an, warten Sie 15 Minuten, laden Sie beide Protokolle ungefiltert neu herunter und legen Sie sie hier ab.
vc-newer-then = { $log } reicht bis { $time }. Beim nächsten Blick, { $when }: Melden Sie sich im Entra Admin Center einmal ab und wieder an, warten Sie 15 Minuten, laden Sie beide Protokolle ungefiltert herunter und legen Sie sie hier ab.
vc-filtered = { $log } reicht bis { $time }, soweit ein gefilterter Download es zeigt. Laden Sie beide Protokolle ungefiltert herunter, oder erst nach { $after }.
vc-filtered-now = { $log } reicht bis { $time }, soweit ein gefilterter Download es zeigt. Laden Sie beide Protokolle neu herunter.
vc-gap = { $log } von { $from } bis { $to } wurde nicht gelesen. Laden Sie es ab { $from } ungefiltert herunter und legen Sie es hier ab.
vc-gap-lost = { $log } von { $from } bis { $to } wurde nicht gelesen, und sein Anfang lässt sich nicht mehr herunterladen.
vc-mark-anew = Ab dem Ende der Lücke neu markieren
vc-bring = Laden Sie im Entra Admin Center, Anmeldeprotokolle, beide Registerkarten herunter (interaktiv und nicht interaktiv), Datum von { $from } bis jetzt, und ziehen Sie beide Dateien hierher.
vc-bring-app = Laden Sie dasselbe ohne Filter herunter, oder mit Anwendung = { $app }: Dann ist auch die neue App zu sehen.
field-question-app = Nur Anwendung { $app }

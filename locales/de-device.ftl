### Deutsche Texte der Orte Gerät, Beheben und Belege; siehe locales/de.ftl. In Schritten zeichnet *…* Wörter aus, die so
### auf dem Bildschirm eines Geräts oder Portals stehen, und `…`, was einzugeben ist.

## Gerät: Kopf und Zeitachse
device-heading = { $device } von { $person }
device-heading-none = { $person }: { $device }
device-loading = Was über dieses Gerät bekannt ist, wird gelesen …
device-modern-capable = kann moderne Authentifizierung
device-modern-update = kann moderne Authentifizierung nach einem Update
device-modern-replace = kann moderne Authentifizierung nie
device-modern-unknown = ob es moderne Authentifizierung kann, ist nicht bekannt
device-people-count = { $n ->
    [one] { NUMBER($n) } Anmeldung
   *[other] { NUMBER($n) } Anmeldungen
 } über alte Protokolle
timeline-title = Umstellung
timeline-legacy = Legacy
timeline-modern = Modern
timeline-none-modern = noch keine Mail-App
timeline-later = noch nicht im Protokoll
timeline-zoom-in = Vergrößern
timeline-zoom-out = Verkleinern
timeline-earlier = Früher
timeline-after = Später
timeline-all = Alles
timeline-change = Um die Umstellung
timeline-label = Zeitachse der Anmeldungen, { $from } bis { $to }. Pfeiltasten verschieben, Plus und Minus vergrößern und verkleinern, 0 zeigt alles.
timeline-help = Mausrad mit Strg oder die Tasten + und − vergrößern und verkleinern, Ziehen oder die Pfeiltasten verschieben, 0 zeigt alles.
timeline-accepted = angenommen
timeline-stopped = nach richtigem Kennwort gestoppt
timeline-rejected = abgelehnt
timeline-other = anderes
timeline-modern-mark = moderne Anmeldung
timeline-ropc = modern, mit Kennwortübergabe
timeline-table = Dasselbe als Tabelle
timeline-table-caption = Anmeldungen je Tag
timeline-day = Tag
timeline-thinned = Nur ein Teil der Anmeldungen ist gezeichnet; die erste und die letzte sind dabei.
mark-count = { $n ->
    [one] { NUMBER($n) } Anmeldung
   *[other] { NUMBER($n) } Anmeldungen
 }

## Gerät: Ist es vorbei
verdict-title = Ist es vorbei?
verdict-open = Nicht umgestellt
verdict-open-text = Die letzte Legacy-Anmeldung war { $last }.
verdict-attempts-text = Der letzte Versuch war { $last }. Keiner hatte Erfolg.
verdict-first-modern = Danach die erste Anmeldung mit { $app }: { $time }, { $gap } später.
verdict-modern-before = { $app } ist in Gebrauch, aber nach der letzten Legacy-Anmeldung kam keine solche Anmeldung. Es kann ein anderes Gerät dieser Person sein.
verdict-no-modern = Danach kam keine Anmeldung einer Mail-App mit moderner Authentifizierung.
verdict-hand-over = Das sieht nach einer Umstellung aus
verdict-hand-over-text = Legacy hat aufgehört, und eine Mail-App mit moderner Authentifizierung hat angefangen. Das ist ein gutes Zeichen, noch kein Beweis: Dafür braucht es eine vermerkte Änderung und ein Protokoll, das mindestens 24 Stunden danach abdeckt.
verdict-still = Weiter in Gebrauch
verdict-still-text = Soweit dieses Protokoll zeigt, haben die Legacy-Anmeldungen nicht aufgehört.
verdict-silent = Still, nicht bewiesen
verdict-silent-text = Seit einiger Zeit keine Legacy-Anmeldung, aber auch keine moderne. Das Gerät kann ausgeschaltet, in den Ferien oder ersetzt sein: Stille ist kein Beweis.
verdict-both-text = Eine Mail-App mit moderner Authentifizierung ist in Gebrauch, und die Legacy-Anmeldungen gehen weiter: höchstwahrscheinlich ein zweites Gerät, eine zweite App oder ein altes Profil.
verdict-moved = { $device } derselben Person hat { $time } mit Legacy-Anmeldungen begonnen, nachdem dieses Gerät aufgehört hat: Ein neues Gerät erbt das alte Konto oft aus einem Backup.
verdict-certificate = Keine Änderung nötig
verdict-certificate-text = Ein Zertifikat ist keine Basic-Authentifizierung, auch wenn das Protokoll zu den alten zählt.
verdict-spray = Kein Gerät
verdict-spray-text = Höchstwahrscheinlich probieren Fremde Kennwörter. Dann ist an keinem Gerät dieser Person etwas zu ändern.
class-attempts-text = Niemand kam hinein. Fremde probieren vielleicht Kennwörter, oder ein Gerät dieser Person hat noch ein altes.
verdict-compromised = Zuerst das Konto sichern
verdict-compromised-text = Ein richtiges Kennwort kam aus einem Netz ohne früheren Erfolg, mitten unter Fehlversuchen aus vielen. Vor jedem Gerät: Kennwort zurücksetzen und alle Sitzungen widerrufen.
verdict-complete = Protokoll vollständig bis { $time }.
verdict-incomplete = Bis wann das Protokoll vollständig ist, ist nicht bekannt: Es braucht interaktive und nicht interaktive Anmeldungen.
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
duration-seconds = weniger als eine Minute

## Gerät: Warum es dieses Gerät ist
why-title = Warum es dieses Gerät ist
why-agent = User-Agent
why-agent-empty = leer: Das Programm hat sich nicht genannt, deshalb ist das Gerät unbekannt
why-agents-more = Weitere User-Agents
why-agents-seen = { $n ->
    [one] { NUMBER($n) } Anmeldung
   *[other] { NUMBER($n) } Anmeldungen
 }, { $from } – { $to }
why-read = So wurde er gelesen
why-certainty = Sicherheit
why-exact = genau: Modell und Version stehen in Apples veröffentlichten Tabellen und passen zueinander
why-exact-other = genau: Der User-Agent nennt es
why-range = ein Bereich: Genaues Modell oder genaue Version steht nicht in den Tabellen
why-family = nur die Art ist bekannt
why-none = über das Gerät ist nichts bekannt
why-model = Modell
why-system = System
why-build = Build
why-app = App
why-protocol = Protokoll
why-class = Klasse
why-rests = beruht auf
why-proven = Nachweis bei { NUMBER($n) } von { NUMBER($of) } nicht abgelehnten Anmeldungen
why-history = Gesehene Versionen
why-hidden = Im Protokoll steht Exchange Online selbst an der Stelle des Geräts ({ $agent }). Welches Gerät das Kennwort geschickt hat, ist nicht aufgezeichnet; die Netze unten und die Uhrzeiten helfen beim Suchen.
why-no-agent = Die Datei hat keinen User-Agent, deshalb ist das Gerät unbekannt.
why-unreadable = Dieser User-Agent sagt nicht, welches Gerät es ist. Cutover rät nicht.
why-marks = Was die Merkmale bedeuten

## Gerät: Anmeldungen, Netze, andere Geräte
sign-ins-title = Anmeldungen
sign-ins-shown = Die neuesten { NUMBER($n) } von { NUMBER($of) }
sign-ins-all = { $n ->
    [one] { NUMBER($n) } Anmeldung
   *[other] { NUMBER($n) } Anmeldungen
 }, neueste zuerst
sign-ins-time = Zeit
sign-ins-outcome = Ausgang
sign-ins-over = Protokoll oder App
sign-ins-where = Adresse
sign-ins-event = Art
sign-ins-access = Bedingter Zugriff
sign-ins-more = Alle { NUMBER($n) } zeigen
outcome-accepted = Angenommen
outcome-stopped = Nach richtigem Kennwort gestoppt
outcome-rejected = Abgelehnt
outcome-interrupted = Unterbrochen
outcome-other = Anderes
sign-ins-code = Code { $code }
sign-ins-no-code = kein Fehlercode
ca-not-readable = Richtlinien nicht lesbar
ca-not-readable-text = „Nicht lesbar“ heißt nicht „keine“: Wer das Protokoll las, durfte die Richtlinien nicht sehen, oder die Datei enthält sie nicht.
ca-none = keine Richtlinie
ca-not-applied = nicht angewendet
ca-success = erfüllt
ca-failure = blockiert oder nicht erfüllt
networks-title = Netze
networks-text = Jedes Netz ist höchstwahrscheinlich ein Ort: das Büro, ein Zuhause, ein Rechenzentrum. Ein regelmäßiger Takt aus einem davon ist höchstwahrscheinlich ein Gerät.
networks-network = Netz
networks-place = Ort
networks-count = Anmeldungen
networks-span = Erste – letzte
others-title = Weitere Befunde dieser Person
others-none = Keine.

## Schritte: Was zu tun ist
steps-title = Was zu tun ist
steps-none-title = Nichts zu ändern
step-reset-password = Setzen Sie das Kennwort dieses Kontos zurück; das neue wird nirgends sonst verwendet.
step-revoke-sessions = Widerrufen Sie alle Sitzungen: im Entra Admin Center den Benutzer öffnen und *Sitzungen widerrufen* wählen.
step-check-traces = Suchen Sie, was ein Eindringling hinterlassen haben kann: Posteingangsregeln, Weiterleitungen, Anmeldemethoden und App-Zustimmungen, die die Person nicht kennt. Sehen Sie jede Anmeldung aus demselben Netz an.
step-then-device = Erst dann weiter mit dem Gerät:
step-no-device = An einem Gerät ist nichts zu reparieren: Niemand kam hinein.
step-block-account = Sperren Sie Basic für dieses Konto, damit Versuche enden, bevor das Kennwort geprüft wird: einmal `New-AuthenticationPolicy -Name "Block Basic"`, dann `Set-User -Identity { $account } -AuthenticationPolicy "Block Basic"`. Stellen Sie vorher sicher, dass kein Gerät dieser Person Basic noch braucht.
step-watch = Laden Sie in einer Woche ein neues Protokoll. Ein einziges richtiges Kennwort unter den Versuchen ändert alles; diese Seite sagt dann *Möglicherweise kompromittiert*.
step-certificate-fine = Keine Änderung nötig: Dieses Gerät meldet sich mit einem Zertifikat an, nicht mit einem Kennwort.
step-certificate-check = Bei einem Teil der Zeilen sagt das Protokoll nicht, wie. Sehen Sie im Zweifel das Konfigurationsprofil des Geräts an: Es sollte ein Zertifikat nennen und kein Kennwort.
step-tell-guest = Das ist ein Gast. Das Gerät repariert dessen eigene Organisation: Schicken Sie ihr diesen Befund.
step-wait-upgrade = Apple Mail hat begonnen, das Konto von selbst umzustellen. Warten Sie einen Tag und laden Sie ein neues Protokoll: Haben die Legacy-Anmeldungen aufgehört, bleibt nichts zu tun. Wenn nicht, weiter:
step-old-password = Das Gerät versucht es weiter mit einem Kennwort, das nicht mehr stimmt. Tragen Sie nicht einfach das neue ein: Das brächte nur Basic zurück. Weiter:
step-make-sure = Diese Verbindung von Modell und Version ist von Apple nicht bekannt; sie kann auch neuer sein als die Tabellen dieser Seite. Fragen Sie die Person, ob sie ein solches Gerät überhaupt hat; nur wenn nicht, behandeln Sie die Anmeldungen als Angriff.
step-find-address = Finden Sie das Gerät: Netze und Uhrzeiten seiner Anmeldungen verraten den Ort. Fragen Sie dort nach einem Programm oder Gerät mit dem Kennwort dieses Kontos.
step-find-mobile = Fragen Sie Exchange, welche Telefone das Postfach kennt: `Get-MobileDeviceStatistics -Mailbox { $account }`.
step-ask-person = Fragen Sie die Person, welches Gerät oder Programm das ist.
step-download-again = Die Datei hat keinen User-Agent. Laden Sie das Protokoll im heutigen Portal neu herunter, am besten als JSON, und legen Sie es hier ab: Dann bekommt das Gerät seinen Namen.
step-update = Aktualisieren Sie zuerst das Gerät: *Einstellungen › Allgemein › Softwareupdate*. Ab iOS 12 geht moderne Authentifizierung; nehmen Sie die neueste angebotene Version.
step-replace = Dieses Gerät kann moderne Authentifizierung mit Exchange Online nie. Ersetzen Sie es.
step-use-web = Bis dahin: Outlook im Web in einem Browser, auf diesem oder einem anderen Gerät.
step-remove-old = Löschen Sie das Konto auf dem alten Gerät, damit es nicht weiter versucht, sich anzumelden.
step-delete-account = Öffnen Sie auf dem Gerät *{ $path }*, das Exchange-Konto, *Account löschen*. E-Mails, Kontakte und Kalender dieses Kontos verschwinden vom Gerät und kommen aus Exchange Online zurück; was nur auf dem Gerät liegt, bleibt.
step-add-account = *Account hinzufügen › Microsoft Exchange*, Adresse eingeben, *Anmelden* wählen, nicht *Manuell konfigurieren*.
step-consent = Auf der Seite von Microsoft anmelden und *Apple Internet Accounts* zustimmen. Steht dort *Administratorgenehmigung erforderlich*, muss ein Administrator dieser App einmal für den Mandanten zustimmen.
step-profile = Lässt sich das Konto nicht löschen, kam es mit einem Konfigurationsprofil: Stellen Sie das Profil in der Geräteverwaltung auf OAuth um und verteilen Sie es neu.
step-android = Löschen Sie auf dem Gerät das Exchange-Konto in der Mail-App. Installieren Sie dann *Outlook*, fügen Sie das Konto hinzu und melden Sie sich auf der Seite von Microsoft an. Andere Apps gehen auch, wenn sie zum Anmelden die Seite von Microsoft öffnen.
step-outlook-old = Outlook 2007 und 2010 können moderne Authentifizierung nie. Installieren Sie ein aktuelles Outlook; bis dahin Outlook im Web.
step-outlook-2013 = Outlook 2013 kann moderne Authentifizierung nur mit seinen letzten Updates und den Registrierungswerten `EnableADAL` = 1 und `Version` = 1 unter `HKCU\SOFTWARE\Microsoft\Office\15.0\Common\Identity`. Es bekommt keine Updates mehr: besser ersetzen.
step-outlook-registry = Sehen Sie unter `HKCU\SOFTWARE\Microsoft\Office\16.0\Common\Identity` nach: Ein Wert `EnableADAL` = 0 schaltet moderne Authentifizierung ab. Entfernen Sie ihn; eine Gruppenrichtlinie kann ihn setzen.
step-outlook-profile = Wird das Kennwort weiter in einem kleinen grauen Fenster verlangt, legen Sie ein neues Outlook-Profil an (*Systemsteuerung › Mail › Profile anzeigen*) und melden Sie sich auf der Seite von Microsoft an.
step-outlook-version = Finden Sie heraus, welches Outlook es ist: *Datei › Office-Konto › Info zu Outlook*. Davon hängt ab, was folgt.
step-outlook-mobile = Entfernen Sie in Outlook auf dem Telefon das Konto und fügen Sie es neu hinzu; melden Sie sich auf der Seite von Microsoft an.
step-mac-outlook = Aktualisieren Sie Outlook für Mac. Entfernen Sie dann das Konto (*Extras › Konten*) und fügen Sie es neu hinzu; melden Sie sich auf der Seite von Microsoft an.
step-mac-mail = Öffnen Sie auf dem Mac *Systemeinstellungen › Internetaccounts*, löschen Sie das Exchange-Konto und fügen Sie es mit *Anmelden* neu hinzu. Es braucht macOS 10.14 oder neuer.
step-ews-ends = Exchange Web Services enden in Exchange Online für alle Programme, auch für solche mit moderner Authentifizierung: seit Oktober 2026 nur noch für zugelassene Apps, ab April 2027 für keine. Planen Sie den nächsten Schritt mit.
step-windows-mail = Diese Mail-App ist eingestellt. Verwenden Sie das neue Outlook für Windows oder Outlook im Web.
step-program-oauth = Aktualisieren Sie das Mailprogramm und stellen Sie dann die *Authentifizierung* dieses Kontos auf *OAuth2*, für Empfang und Versand. Bietet es das nicht an, nehmen Sie ein anderes Programm.
step-smtp-find = Finden Sie, was sendet: Der Bericht *SMTP AUTH-Clients* im Exchange Admin Center nennt die Absender, die Netze unten verraten den Ort.
step-smtp-ways = Geben Sie ihm einen anderen Weg zu senden: OAuth, wenn Gerät oder Skript es kann; *High Volume Email* oder *Azure Communication Services Email*; einen Connector (SMTP-Relay) für eigene Adressen; oder direktes Senden an Empfänger im eigenen Mandanten.
step-smtp-off = Sendet es auf dem neuen Weg, schalten Sie SMTP AUTH für das Postfach ab: `Set-CASMailbox -Identity { $account } -SmtpClientAuthenticationDisabled $true`.
step-pop-imap-client = Verwenden Sie ein Programm, das OAuth kann: Outlook, Thunderbird, eM Client, ein aktuelles Apple Mail. Richten Sie das Konto neu ein und melden Sie sich auf der Seite von Microsoft an.
step-pop-imap-off = Sobald es niemand mehr braucht: `Set-CASMailbox -Identity { $account } -PopEnabled $false -ImapEnabled $false`.
step-program-graph = Fragen Sie den Hersteller nach einer Version, die sich mit OAuth anmeldet, am besten über Microsoft Graph. Für ein eigenes Skript: eine App-Registrierung mit genau den nötigen Rechten, ohne Kennwort einer Person.
step-powershell-module = Verwenden Sie das Modul *ExchangeOnlineManagement*, Version 3 oder neuer: `Connect-ExchangeOnline`. Entfernen Sie alte Skripte mit `New-PSSession` und `-Authentication Basic`.
step-powershell-app = Für unbeaufsichtigte Skripte: Anmeldung als App mit Zertifikat oder verwalteter Identität, ohne Kennwort.
step-keep-activesync = Schalten Sie ActiveSync für dieses Postfach danach nicht ab: Apple Mail spricht es auch mit moderner Authentifizierung.
step-look-again = Sehen Sie danach zweimal nach, nach einer Stunde und nach einem Tag: ein neues Protokoll laden und diese Seite wieder öffnen. Legacy muss still bleiben, und die neue App muss da sein.
path-mail-contacts = Einstellungen › Mail, Kontakte, Kalender
path-accounts-passwords = Einstellungen › Accounts & Passwörter
path-passwords-accounts = Einstellungen › Passwörter & Accounts
path-mail-accounts = Einstellungen › Mail › Accounts
path-apps-mail = Einstellungen › Apps › Mail › Mail-Accounts
path-unknown = Einstellungen › Apps › Mail › Mail-Accounts (ab iOS 18) oder Einstellungen › Mail › Accounts (iOS 14 bis 17)

## Beheben: alle Geräte nach Art der Abhilfe
fix-heading = Was noch zu reparieren ist
fix-lead = Die Befunde nach Art der Abhilfe, in der Reihenfolge der Arbeit. Jedes Gerät hat auf seiner Seite die eigenen Schritte.
fix-none = Unter dem Gelesenen ist nichts zu reparieren.
fix-none-text = Laden Sie auf Start ein Protokoll, oder sehen Sie unter Belege nach, was gelesen wurde.
fix-reading = Es wird noch gelesen; die Liste wächst.
fix-devices = { $n ->
    [one] { NUMBER($n) } Befund
   *[other] { NUMBER($n) } Befunde
 }
fix-show-all = Alle { NUMBER($n) } zeigen
kind-compromised = Diese Konten zuerst sichern
kind-compromised-text = Ein richtiges Kennwort kam aus einem Netz, das nie zuvor benutzt wurde. Vor jedem Gerät: Kennwort zurücksetzen und Sitzungen widerrufen.
kind-re-add = Konto in Apple Mail neu hinzufügen
kind-re-add-text = Das Gerät kann moderne Authentifizierung; nur sein Konto ist alt, oft von Telefon zu Telefon mitgenommen. Löschen, neu hinzufügen, Anmelden wählen.
kind-update = Aktualisieren, dann Konto neu hinzufügen
kind-update-text = Das System ist zu alt, aber dieses Modell kann ein neueres bekommen.
kind-replace = Ersetzen
kind-replace-text = Diese Geräte können moderne Authentifizierung mit Exchange Online nie.
kind-android = Andere Mail-App auf Android
kind-android-text = Konto in der alten Mail-App löschen, Outlook oder eine andere App verwenden, die auf der Seite von Microsoft anmeldet.
kind-outlook = Outlook für Windows
kind-outlook-text = 2007 und 2010 nie, 2013 kaum, ab 2016 von selbst, wenn die Registrierung es nicht verbietet.
kind-mac = Mac
kind-mac-text = Aktualisieren und das Konto neu hinzufügen. Exchange Web Services enden ohnehin im April 2027.
kind-mail-program = Mailprogramme
kind-mail-program-text = Auf OAuth2 umstellen oder zu Outlook wechseln.
kind-smtp = Drucker, Scanner und was sonst sendet
kind-smtp-text = SMTP AUTH mit Kennwort. Das Gerät selbst steht nicht im Protokoll; Netz und Uhrzeiten führen hin.
kind-pop-imap = POP und IMAP
kind-pop-imap-text = Exchange reicht diese Anmeldungen weiter, deshalb zeigt das Protokoll das Gerät nicht. Über Netz und Uhrzeiten finden, dann ein Programm mit OAuth verwenden.
kind-program = Programme und Skripte
kind-program-text = Sie brauchen eine eigene Registrierung statt des Kennworts einer Person.
kind-powershell = PowerShell
kind-powershell-text = Alte Skripte mit Basic. Das aktuelle Modul meldet sich modern an.
kind-find-out = Herausfinden, was es ist
kind-find-out-text = Das Protokoll sagt es nicht. Die Person fragen, Netz und Uhrzeiten ansehen.
kind-guest = Gäste
kind-guest-text = Diese Geräte reparieren deren eigene Organisationen.
kind-spray = Kein Gerät: Kennwort-Spray
kind-spray-text = Niemand kam hinein. Basic sperren, damit Versuche enden, bevor das Kennwort geprüft wird.
kind-certificate = Keine Änderung nötig: Zertifikate
kind-certificate-text = Sie melden sich mit einem Zertifikat an, über ein Protokoll, das als alt gilt.
fix-close-title = Ist die Liste leer: die Tür schließen
fix-close-policy = Basic in Exchange selbst ablehnen: `New-AuthenticationPolicy -Name "Block Basic"`, dann `Set-OrganizationConfig -DefaultAuthenticationPolicy "Block Basic"`. Exchange lehnt dann ab, bevor ein Kennwort geprüft wird.
fix-close-smtp = SMTP AUTH für den Mandanten abschalten, und für einzelne Postfächer, die es noch brauchen, an: `Set-TransportConfig -SmtpClientAuthenticationDisabled $true`.
fix-close-ca = Eine Richtlinie für bedingten Zugriff für *Exchange ActiveSync-Clients* und *Andere Clients* mit *Zugriff blockieren*: Beginnen Sie im Modus „Nur melden“ und nehmen Sie Ihre Notfallkonten aus. Ob eine solche Sperre auch Apple Mail mit moderner Authentifizierung trifft, ist nicht klar dokumentiert: erst mit einem Telefon probieren.
fix-close-keep = ActiveSync für Postfächer mit reparierten iPhones und iPads nicht abschalten: Apple Mail spricht es auch mit moderner Authentifizierung.
fix-docs-title = Microsofts eigene Seiten
fix-docs-text = Als Text, denn diese Seite verlinkt niemanden. Zum Lesen die Adresse kopieren.
fix-docs-basic = Basic-Authentifizierung in Exchange Online
fix-docs-policies = Authentifizierungsrichtlinien
fix-docs-smtp = SMTP AUTH
fix-docs-consent = Zustimmung zu Mail-Apps

## Belege: was gelesen wurde, was nicht
evidence-heading = Belege
evidence-lead = Was diese Seite gelesen hat, was nicht, und wie Sie prüfen, dass nichts sie verlassen hat.
evidence-none = Noch wurde nichts gelesen.
evidence-none-text = Laden Sie auf Start ein Protokoll; diese Seite sagt dann, was darin war.
evidence-requests = Anfragen
evidence-requests-none = Keine hat diese Seite verlassen, seit sie geladen ist. Dateien liest der Browser auf diesem Gerät.
evidence-requests-own = Von ihrer eigenen Adresse hat die Seite ihre Teile geladen: Seite, Gestaltung, Programm und dessen Worker.
evidence-check = So prüfen Sie es
evidence-check-1 = Öffnen Sie die Entwicklertools (F12), Reiter *Netzwerk*, und laden Sie eine Datei: Es kommt keine Zeile hinzu.
evidence-check-2 = Oder laden Sie die Seite, trennen Sie das Netz und arbeiten Sie weiter.
evidence-check-3 = Die Richtlinie der Seite, in ihrem Quelltext unter *Content-Security-Policy*, verbietet dem Browser jeden anderen Host außer Microsofts Anmeldung und Graph. Auch der Worker, der liest, ist daran gebunden.
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
evidence-events = Ereignisarten
evidence-question = Filter
evidence-hash = SHA-256
evidence-hash-none = nicht berechnet
evidence-hash-button = SHA-256 aller Dateien berechnen
evidence-hash-text = Wird auf Wunsch in diesem Tab berechnet: Es dauert etwa so lange wie das Lesen. Vergleichen Sie mit `Get-FileHash` oder `sha256sum`.
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
evidence-not-before = Anmeldungen vor { $time }: Dort beginnen die Dateien. Entra ID bewahrt 30 Tage auf (7 ohne P1); ein Filter oder ein kürzerer Zeitraum lässt mehr weg.
evidence-not-after = Anmeldungen nach { $time }: Das Protokoll war noch nicht vollständig.
evidence-not-policies = Einstellungen der Richtlinien für bedingten Zugriff, Zustimmungen, Postfacheinstellungen: nicht Teil von Anmeldeprotokollen, nicht gelesen.
evidence-not-exchange = Was Exchange ablehnt, bevor Entra ID gefragt wird: steht nie in diesem Protokoll. `Get-MobileDevice` und der SMTP-AUTH-Bericht des Exchange Admin Centers wissen davon.
evidence-coverage = Abdeckung
evidence-tenant = Mandant
evidence-tenant-unknown = von den Datensätzen nicht genannt
evidence-complete-interactive = Interaktiv vollständig bis
evidence-complete-non-interactive = Nicht interaktiv vollständig bis
evidence-complete-none = nicht gelesen
evidence-exports = Exporte
evidence-exports-text = Von diesem Tab geschrieben, von Ihrem Browser gespeichert; nichts wird gesendet.
evidence-spray = Rateversuche an Personen, die es nicht gibt
evidence-spray-text = { $attempts ->
    [one] { NUMBER($attempts) } abgelehnter Versuch
   *[other] { NUMBER($attempts) } abgelehnte Versuche
 } an { $users ->
    [one] { NUMBER($users) } Namen
   *[other] { NUMBER($users) } Namen
 }
evidence-grants = Moderne Anmeldungen mit Kennwortübergabe
evidence-without-id = Datensätze ohne Id, an ihrem Inhalt erkannt

### Deutsche Texte dazu, was bei einem Befund zu tun ist; siehe locales/de.ftl. In Schritten bezeichnet *…* Wörter, die
### so auf dem Bildschirm eines Geräts oder Portals stehen, und `…` was getippt wird.

flag-disabled = Konto deaktiviert
flag-disabled-text = Der neueste Versuch wurde abgelehnt, weil das Konto in Entra ID deaktiviert ist. Niemand kommt damit hinein; ein Gerät versucht es noch.
flag-deleted = Konto gelöscht
flag-deleted-text = Der Mandant hat dieses Konto nicht mehr (Fehler 50034), aber von einem Ort kommen weiter regelmäßig Versuche: ein vergessenes Gerät oder Programm. Niemand kommt damit hinein.

## Schritte: Was zu tun ist
steps-title = Was zu tun ist
steps-marked = Als umgestellt markiert: { $how }, { $time }
steps-save = Fall speichern: Die Markierung lebt nur in diesem Tab.
steps-done = { NUMBER($n) } von { NUMBER($of) } erledigt
steps-copy = Schritte kopieren
steps-none-title = Nichts zu ändern
step-reset-password = Setzen Sie das Kennwort dieses Kontos zurück; das neue wird nirgends sonst verwendet.
step-revoke-sessions = Widerrufen Sie alle Sitzungen: im Entra Admin Center den Benutzer öffnen und *Sitzungen widerrufen* wählen.
step-check-traces = Suchen Sie, was ein Eindringling hinterlassen haben kann: Posteingangsregeln, Weiterleitungen, Anmeldemethoden und App-Zustimmungen, die die Person nicht kennt. Sehen Sie jede Anmeldung aus demselben Netz an.
step-then-device = Erst dann weiter mit dem Gerät:
step-no-device = An einem Gerät ist nichts zu reparieren: Niemand kam hinein.
step-block-account = Sperren Sie Basic für dieses Konto, damit Versuche enden, bevor das Kennwort geprüft wird: einmal `New-AuthenticationPolicy -Name "Block Basic"`, dann `Set-User -Identity { $account } -AuthenticationPolicy "Block Basic"`. Es dauert bis zu 24 Stunden, oder 30 Minuten mit `Set-User -Identity { $account } -STSRefreshTokensValidFrom $([System.DateTime]::UtcNow)`. Stellen Sie vorher sicher, dass kein Gerät dieser Person Basic noch braucht.
step-watch = Laden Sie in einer Woche ein neues Protokoll. Ein einziges richtiges Kennwort unter den Versuchen ändert alles; diese Seite sagt dann *Evtl. kompromittiert*.
step-certificate-fine = Dieses Gerät sendet ein Zertifikat und kein Kennwort. { $fact } Geben Sie ihm deshalb ein neues Profil:
step-certificate-entra = Machen Sie im Entra Admin Center Ihre Zertifizierungsstelle bekannt und schalten Sie für diese Personen die *zertifikatbasierte Authentifizierung* ein (*Authentifizierungsmethoden*).
step-certificate-apple = Stellen Sie in der Geräteverwaltung das Exchange-Profil von iPhones, iPads und Macs auf OAuth um (`OAuth` = true), mit dem Zertifikat auf dem Gerät für die Seite von Microsoft statt für Exchange. Verteilen Sie es zuerst an ein Gerät, dann an alle.
step-certificate-android = Verteilen Sie auf Android statt des alten Profils eine Mail-App, die auf der Seite von Microsoft anmeldet, etwa Outlook, mit dem Zertifikat auf dem Gerät. Probieren Sie es zuerst mit einem Gerät.
step-certificate-check = Bei manchen Anmeldungen nennt das Protokoll die Methode nicht. Sehen Sie im Zweifel das Konfigurationsprofil des Geräts an: Es sollte ein Zertifikat nennen und kein Kennwort.
step-tell-guest = Das ist ein Gast. Für das Gerät ist dessen eigene Organisation zuständig: Schicken Sie ihr diesen Befund.
step-wait-upgrade = Apple Mail hat begonnen, das Konto von selbst umzustellen. Warten Sie einen Tag und laden Sie ein neues Protokoll: Haben die Legacy-Anmeldungen aufgehört, bleibt nichts zu tun. Wenn nicht, weiter:
step-old-password = Das Gerät versucht es weiter mit einem Kennwort, das nicht mehr stimmt. Tragen Sie nicht einfach das neue ein: Das brächte nur Basic zurück. Weiter:
step-make-sure = Diese Kombination von Modell und Version ist von Apple nicht bekannt; sie kann auch neuer sein als die Tabellen dieser Seite. Fragen Sie die Person, ob sie ein solches Gerät überhaupt hat; nur wenn nicht, behandeln Sie die Anmeldungen als Angriff.
step-find-address = Finden Sie das Gerät: Netze und Uhrzeiten seiner Anmeldungen verraten den Ort. Fragen Sie dort nach einem Programm oder Gerät mit dem Kennwort dieses Kontos.
step-find-mobile = Fragen Sie Exchange, welche Telefone das Postfach kennt: `Get-MobileDeviceStatistics -Mailbox { $account }`.
step-ask-person = Fragen Sie die Person, welches Gerät oder Programm das ist.
step-once-found = Sobald Sie es wissen: auf iPhone oder iPad das Konto löschen und mit *Anmelden* neu hinzufügen, nicht mit *Manuell konfigurieren*; auf Android das Konto entfernen und Outlook verwenden; ein Mailprogramm auf OAuth2 umstellen; Outlook 2010 und älter ersetzen; einem Drucker oder Skript einen anderen Weg zum Senden geben.
step-download-again = Die Datei hat keinen User-Agent. Laden Sie das Protokoll im heutigen Portal neu herunter, am besten als JSON, und legen Sie es hier ab: Dann bekommt das Gerät seinen Namen.
step-update = Aktualisieren Sie zuerst das Gerät: *Einstellungen › Allgemein › Softwareupdate*. Ab iOS 12 ist moderne Authentifizierung möglich; nehmen Sie die neueste angebotene Version.
step-replace = Dieses Gerät wird moderne Authentifizierung mit Exchange Online nie beherrschen. Ersetzen Sie es.
step-use-web = Bis dahin: Outlook, falls der App-Store dieses Geräts es noch anbietet; sonst Outlook im Web in einem Browser, auf diesem oder einem anderen Gerät.
step-remove-old = Löschen Sie das Konto auf dem alten Gerät, damit es nicht weiter versucht, sich anzumelden.
step-delete-account = Senden Sie zuerst, was im Postausgang wartet. Öffnen Sie auf dem Gerät *{ $path }*, das Exchange-Konto, *Account löschen*, und bestätigen Sie es noch einmal. E-Mails, Kontakte, Kalender, Erinnerungen und Notizen dieses Kontos verschwinden vom Gerät und kommen aus Exchange Online zurück; was nur auf dem Gerät liegt, bleibt.
step-add-account = Wählen Sie *Account hinzufügen › Microsoft Exchange*, geben Sie die Adresse ein und wählen Sie *Anmelden*, nicht *Manuell konfigurieren*.
step-consent = Melden Sie sich auf der Seite von Microsoft an und stimmen Sie *Apple Internet Accounts* zu: Apples Mail, Kalender und Kontakte dürfen dann das eigene Postfach dieser Person nutzen, kein anderes. Steht dort *Administratorgenehmigung erforderlich*, muss ein Administrator dieser App einmal für den Mandanten zustimmen.
step-profile = Lässt sich das Konto nicht löschen, kam es mit einem Konfigurationsprofil: Stellen Sie das Profil in der Geräteverwaltung auf OAuth um und verteilen Sie es neu.
step-android = Löschen Sie auf dem Gerät das Exchange-Konto in der Mail-App. Installieren Sie dann *Outlook*, fügen Sie das Konto hinzu und melden Sie sich auf der Seite von Microsoft an. Andere Apps gehen auch, wenn sie zum Anmelden die Seite von Microsoft öffnen.
step-outlook-old = Outlook 2007 und 2010 beherrschen moderne Authentifizierung nicht. Installieren Sie ein aktuelles Outlook (es braucht Windows 10 oder neuer); bis dahin Outlook im Web.
step-outlook-2013 = Outlook 2013 beherrscht moderne Authentifizierung nur mit seinen letzten Updates und den Registrierungswerten `EnableADAL` = 1 und `Version` = 1 unter `HKCU\SOFTWARE\Microsoft\Office\15.0\Common\Identity`. Es bekommt keine Updates mehr: besser durch ein aktuelles Outlook (braucht Windows 10 oder neuer) oder Outlook im Web ersetzen.
step-outlook-registry = Sehen Sie unter `HKCU\SOFTWARE\Microsoft\Office\16.0\Common\Identity` nach: Ein Wert `EnableADAL` = 0 schaltet moderne Authentifizierung ab. Entfernen Sie ihn; eine Gruppenrichtlinie kann ihn setzen. Fragt Outlook 2013 bis 2019 weiter nach dem Kennwort, setzen Sie `AlwaysUseMSOAuthForAutoDiscover` = 1 unter `HKCU\Software\Microsoft\Exchange`.
step-outlook-profile = Wird das Kennwort weiter in einem kleinen grauen Fenster verlangt, legen Sie ein neues Outlook-Profil an (*Systemsteuerung › Mail › Profile anzeigen*) und melden Sie sich auf der Seite von Microsoft an.
step-outlook-version = Finden Sie heraus, welches Outlook es ist: *Datei › Office-Konto › Info zu Outlook*. Davon hängt ab, was folgt.
step-outlook-mobile = Entfernen Sie in Outlook auf dem Telefon das Konto und fügen Sie es neu hinzu; melden Sie sich auf der Seite von Microsoft an.
step-mac-outlook = Aktualisieren Sie Outlook für Mac. Entfernen Sie dann das Konto (*Extras › Konten*) und fügen Sie es neu hinzu; melden Sie sich auf der Seite von Microsoft an.
step-update-mac = Aktualisieren Sie zuerst den Mac auf macOS 10.14 oder neuer: Mail auf einem älteren kann sich nicht auf die neue Art anmelden.
step-ews-first = Bevor etwas gelöscht wird: Lassen Exchange Web Services Mail hinein? `Get-OrganizationConfig | fl EwsEnabled` und `Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy | fl EwsAllowedAppIDs`. Nur mit True und f8d98a96-0999-43f5-8af3-69971c7bb423 auf der Liste. False, oder True mit leerer Liste, lässt niemanden hinein; wo nichts gesetzt ist, setzt Microsoft der Reihe nach False. Sonst lassen Sie das Konto, wie es ist, denn es ließe sich nicht neu hinzufügen, und nehmen Outlook; oder Sie setzen die App auf die Liste, die dabei ganz geschrieben wird und bis zu 24 Stunden braucht: `Set-OrganizationConfig -EwsEnabled $true -EwsAllowedAppIDs "<alle IDs, mit Komma>"`.
step-ews-first-ended = Löschen Sie das Konto noch nicht: Exchange Web Services haben geendet, und Mail auf dem Mac nutzte sie. Probieren Sie an einem Mac, ob ein neueres macOS ohne sie auskommt; sonst nehmen Sie Outlook.
step-mac-mail = Nur wenn Mail hineingelassen wird: Öffnen Sie auf dem Mac *Systemeinstellungen › Internetaccounts* (Apfelmenü), löschen Sie das Exchange-Konto und fügen Sie es mit *Anmelden* neu hinzu.
step-ews-report = Der Bericht *EWS-Nutzung* im Microsoft 365 Admin Center (englisch *EWS usage*; CSV `EWSWeeklyUsage_*.csv`) nennt die Programme mit `AppId`: wöchentlich, bis zu zehn Tage später, nur erfolgreiche Aufrufe. Was bis zum Ende weitergehen muss, braucht seine ID auf der Liste des Mandanten (`EwsAllowedAppIDs`).
step-ews-ends = { $fact } Planen Sie den nächsten Schritt mit.
step-windows-mail = Diese Mail-App ist eingestellt. Verwenden Sie Outlook im Web oder, ab Windows 10, das neue Outlook für Windows. Entfernen Sie dann das Konto aus der alten App.
step-program-oauth = Aktualisieren Sie das Mailprogramm und stellen Sie dann die *Authentifizierung* dieses Kontos auf *OAuth2*, für Empfang und Versand. Bietet es das nicht an, nehmen Sie ein anderes Programm.
step-smtp-find = Finden Sie, was sendet: Im Exchange Admin Center nennt unter *Berichte › Nachrichtenfluss* der Bericht *SMTP AUTH-Clients* (englisch *SMTP AUTH clients submission report*) die Absender, eine Nachrichtenablaufverfolgung der letzten 90 Tage ihre Adressen (`fromIP`); die Netze auf dieser Seite verraten den Ort.
step-smtp-ways = Geben Sie ihm einen anderen Weg zu senden: OAuth, wenn Gerät oder Skript es kann; *Azure Communication Services Email* (an alle); *High Volume Email* (`smtp.hve.mx.microsoft`, Port 587; nur an Empfänger im eigenen Mandanten; ohne Abrechnungsrichtlinie *Not active*; mit Kennwort braucht es eine Richtlinie, die Basic für SMTP erlaubt); einen Connector (SMTP-Relay), der es am Zertifikat oder an seiner festen öffentlichen Adresse erkennt; oder direktes Senden an Empfänger im eigenen Mandanten (die Adresse gehört in den SPF-Eintrag; ist `RejectDirectSend` an, wird es abgewiesen: `550 5.7.68`). Ist SMTP AUTH für Mandant oder Postfach abgeschaltet, auch durch Sicherheitsstandards, lautet der Fehler `535 5.7.139`; hat Microsoft Basic entfernt, `550 5.7.30`.
step-smtp-off = Sendet es auf dem neuen Weg, weisen Sie nur Basic ab: einmal `New-AuthenticationPolicy -Name "Block Basic"`, dann `Set-User -Identity { $account } -AuthenticationPolicy "Block Basic"`. OAuth geht weiter. Nur wenn nichts mehr über SMTP AUTH sendet, auch nicht mit OAuth: `Set-CASMailbox -Identity { $account } -SmtpClientAuthenticationDisabled $true`.
step-pop-imap-client = Verwenden Sie ein Programm, das OAuth kann: Outlook, Thunderbird, eM Client, ein aktuelles Apple Mail. Richten Sie das Konto neu ein und melden Sie sich auf der Seite von Microsoft an.
step-pop-imap-off = Sobald es niemand mehr braucht: `Set-CASMailbox -Identity { $account } -PopEnabled $false -ImapEnabled $false`.
step-program-graph = Fragen Sie den Hersteller nach einer Version, die sich mit OAuth anmeldet, am besten über Microsoft Graph. Für ein eigenes Skript: eine App-Registrierung mit genau den nötigen Rechten, ohne Kennwort einer Person.
step-powershell-module = Verwenden Sie ein aktuelles Modul *ExchangeOnlineManagement*: `Connect-ExchangeOnline` ohne `-Credential`, das Module ab Juli 2026 nicht mehr haben; der Server folgt (MC1248389). Entfernen Sie alte Skripte mit `New-PSSession` und `-Authentication Basic`.
step-powershell-app = Für unbeaufsichtigte Skripte: Anmeldung als App mit Zertifikat oder verwalteter Identität, ohne Kennwort.
step-application = Das Protokoll nennt *{ $app }* als Anwendung dieser Anmeldungen. Das ist kein Mailprogramm: Am Telefon der Person und in Outlook ist nichts zu ändern.
step-application-owner = Finden Sie heraus, wem sie gehört: wer die Verbindung, den Flow, den Bericht oder das Skript betreibt, worin das Kennwort dieser Person liegt. Adresse und Uhrzeiten der Anmeldungen führen dorthin.
step-application-oauth = Lassen Sie dort das hinterlegte Kennwort ersetzen: durch eine Verbindung, die sich mit OAuth anmeldet, oder für ein eigenes Programm durch eine App-Registrierung mit nur den Rechten, die es braucht.
step-keep-activesync = Schalten Sie ActiveSync für dieses Postfach danach nicht ab: Apple Mail spricht es auch mit moderner Authentifizierung.
step-look-again = Ist es umgestellt, drücken Sie *Als umgestellt markieren* und speichern den Fall (*Fall speichern*): Er bewahrt die Markierung. Kommen Sie zu der Zeit, die *Ist es vorbei?* nennt, mit der Falldatei und einem neuen Protokoll wieder. Es darf keine Legacy-Anmeldung geben, und nach einem Wechsel der App muss die neue zu sehen sein.
path-mail-contacts = Einstellungen › Mail, Kontakte, Kalender (oder Mail › Accounts)
path-accounts-passwords = Einstellungen › Accounts & Passwörter (oder Passwörter & Accounts)
path-passwords-accounts = Einstellungen › Passwörter & Accounts (oder Accounts & Passwörter)
path-mail-accounts = Einstellungen › Mail › Accounts
path-apps-mail = Einstellungen › Apps › Mail › Mail-Accounts (oder Accounts)
path-unknown = Einstellungen › Apps › Mail › Mail-Accounts (ab iOS 18), Einstellungen › Mail › Accounts (iOS 14 bis 17) oder Einstellungen › Passwörter & Accounts (iOS 12 und 13)
step-mark-it = Es sieht umgestellt aus: Legacy hat geendet, und eine Mail-App mit moderner Authentifizierung hat begonnen. Tun Sie am Gerät nichts; wählen Sie auf dieser Seite *Als umgestellt markieren*, damit es bewiesen werden kann.
step-wait-for-proof = Am Gerät ist nichts mehr zu tun. Laden Sie ein neueres Protokoll zu dem Zeitpunkt, den *Ist es vorbei?* nennt; nennt es keinen, sobald die Person die neue App benutzt hat. Nennt es ein anderes Gerät, gehen Sie dort weiter.
step-proven = Bestätigt: Am Gerät ist nichts zu tun. Bewahren Sie den Nachweis auf. Nennt *Ist es vorbei?* einen weiteren Blick, speichern Sie dafür den Fall (*Exportieren*).
step-if-not-changed = Falls niemand etwas umgestellt hat oder Legacy-Anmeldungen wiederkommen, gehen Sie so vor:
step-account-disabled = Das Konto ist in Entra ID deaktiviert, niemand kommt damit hinein. Am Gerät ist nichts dringend.
step-account-deleted = Das Konto gibt es nicht mehr, niemand kommt damit hinein. Aber was damit sendete, sendet jetzt nichts: Finden Sie heraus, ob dessen E-Mails fehlen.
step-no-such-device = Falls die Person kein solches Gerät hat, kennt jemand anderes das Kennwort: Setzen Sie es zurück und widerrufen Sie alle Sitzungen, vor allem anderen.
step-block-if-attack = Hat die Person kein solches Gerät, rät jemand Kennwörter, und niemand kam hinein: Basic für dieses Konto sperren, damit die Versuche enden, bevor das Kennwort geprüft wird: einmal `New-AuthenticationPolicy -Name "Block Basic"`, dann `Set-User -Identity { $account } -AuthenticationPolicy "Block Basic"`. Zuerst sicherstellen, dass kein Gerät dieser Person noch Basic braucht. Ist es ihr Gerät, geht es so weiter:
step-apple-version = Die Version nachsehen: *Einstellungen › Allgemein › Info*. Unter iOS 12 zuerst aktualisieren (*Einstellungen › Allgemein › Softwareupdate*); bekommt es kein iOS 12, muss es ersetzt werden.
step-consent-given = Melden Sie sich auf der Seite von Microsoft an. *Apple Internet Accounts* hat in diesem Mandanten die Zustimmung: Es wird nichts weiter gefragt.
step-consent-then = Melden Sie sich dann auf der Seite von Microsoft an: Hat ein Administrator zugestimmt, wird nichts weiter gefragt.
step-consent-first = Zuerst muss ein Administrator *Apple Internet Accounts* für den Mandanten zustimmen, siehe Beheben. Bis dahin endet die Person bei *Administratorgenehmigung erforderlich*.
step-app-disabled = Schalten Sie zuerst die Unternehmensanwendung *Apple Internet Accounts* ein: im Entra Admin Center *Unternehmensanwendungen*, die App, *Eigenschaften*, *Aktiviert für die Benutzeranmeldung?* = *Ja*. Vielleicht hat jemand sie mit Absicht ausgeschaltet: Fragen Sie vorher.
step-app-assignment = Weisen Sie die Person zuerst der Unternehmensanwendung *Apple Internet Accounts* zu (*Benutzer und Gruppen*), oder setzen Sie *Zuweisung erforderlich?* auf *Nein*. Sonst endet die Anmeldung mit Fehler 50105.
step-policy-first = Sehen Sie zuerst die Richtlinie für bedingten Zugriff an, die Apple Mail sperrt, siehe Beheben: Sie lässt nur genehmigte oder geschützte Apps hinein oder nur verwaltete Geräte. Ändern Sie die Richtlinie, lassen Sie das Gerät verwalten oder nehmen Sie Outlook. Bis dahin das Konto nicht löschen: Es ließe sich nicht neu hinzufügen.
step-second-factor = Halten Sie den zweiten Faktor bereit: Die Seite von Microsoft fragt einmal danach.
step-upgrade-in-place = Es gibt auch einen Weg ohne Löschen: Ab iOS oder iPadOS 15.6 stellt Apple Mail das Konto einige Tage nach dem Update selbst um, weil die Zustimmung da ist und kein zweiter Faktor verlangt wird. Es geschieht nicht immer: Gehen die Legacy-Anmeldungen eine Woche nach dem Update weiter, löschen und hinzufügen wie oben.
step-activesync-version = Exchange Online weist ActiveSync unter 16.1 ab, gleich mit welchem Kennwort (angekündigt zum 1. März 2026): Eine App, die 16.1 nicht kann, ist nicht mehr zu brauchen. `Get-MobileDevice` nennt die Version (`ClientVersion`).
step-android-gmail = In der Gmail-App: *Einstellungen*, das Konto, vom Gerät entfernen (Androids *Einstellungen › Passwörter und Konten*). Dann *Konto hinzufügen › Exchange und Office 365*; eine aktuelle Fassung öffnet Microsofts Seite. Fragt sie stattdessen nach Server und Kennwort, nehmen Sie Outlook.
step-android-samsung = In Samsung E-Mail: *Einstellungen*, das Konto, *Konto entfernen*. App aktualisieren, das Konto als *Office365* oder *Exchange* neu hinzufügen und auf Microsofts Seite anmelden; vielleicht muss ein Administrator *Samsung Email* zustimmen. Fragt sie stattdessen nach Server und Kennwort oder lässt sie sich nicht aktualisieren, nehmen Sie Outlook oder Outlook im Web.
kind-changed = Sieht umgestellt aus: markieren
kind-changed-text = Legacy hat geendet, eine moderne Mail-App hat begonnen. Markieren, damit es bewiesen werden kann.
kind-waiting = Markiert: wartet auf den Nachweis
kind-waiting-text = Jemand hat gesagt, dass diese umgestellt sind. Ein neueres Protokoll beweist es oder nicht.
kind-done = Bestätigt
kind-done-text = Nichts mehr zu tun.
kind-make-sure = Zuerst klären, ob es das Gerät gibt
kind-make-sure-text = Von Apple ist kein solches Gerät bekannt: neuer als die Tabellen dieser Seite oder von einem Angreifer erfunden.
kind-disabled = Deaktivierte und gelöschte Konten
kind-disabled-text = Niemand kommt damit hinein; ein Gerät versucht es noch. Entfernen Sie dort das Konto, wenn Sie es finden.

## Fakten: Daten und Quellen
facts-title = Daten und Quellen
facts-as-of = Stand { $date }
fact-basic-off = Standardauthentifizierung (Basic) ist in Exchange Online für alle Protokolle außer SMTP AUTH abgeschaltet; das begann im Oktober 2022, mit Verlängerungen bis Januar 2023. Angenommen heißt: Entra ID hat das Kennwort angenommen; Exchange kann danach abgewiesen haben.
fact-smtp = SMTP AUTH mit Kennwort: unverändert bis Ende Dezember 2026, dann in bestehenden Mandanten standardmäßig ausgeschaltet (ein Administrator kann es wieder einschalten); in später angelegten Mandanten standardmäßig nicht verfügbar; das Datum der endgültigen Abschaltung wird in der zweiten Hälfte 2027 bekannt gegeben.
fact-smtp-off = SMTP AUTH mit Kennwort: seit Ende Dezember 2026 in bestehenden Mandanten standardmäßig ausgeschaltet (ein Administrator kann es wieder einschalten), in später angelegten standardmäßig nicht verfügbar; das Datum der endgültigen Abschaltung wird in der zweiten Hälfte 2027 bekannt gegeben.
fact-smtp-later = SMTP AUTH mit Kennwort: seit Ende Dezember 2026 standardmäßig ausgeschaltet (ein Administrator konnte es wieder einschalten); das Datum der endgültigen Abschaltung sollte in der zweiten Hälfte 2027 bekannt gegeben werden.
fact-high-volume = High Volume Email: seit 1. Juni 2026 kostenpflichtig, nur an Empfänger im eigenen Mandanten; nimmt bis September 2028 ein Kennwort an.
fact-high-volume-oauth = High Volume Email: seit 1. Juni 2026 kostenpflichtig, nur an Empfänger im eigenen Mandanten; nahm bis September 2028 ein Kennwort an.
fact-direct-send = Direktes Senden wird abgewiesen, wo der Mandant RejectDirectSend eingeschaltet hat.
fact-tls = TLS 1.0 und 1.1 werden für POP und IMAP Schritt für Schritt abgewiesen, vom 1. Juli bis 31. Dezember 2026.
fact-tls-refused = TLS 1.0 und 1.1 wurden für POP und IMAP bis 31. Dezember 2026 Schritt für Schritt abgeschaltet.
fact-activesync = Nach Microsofts Ankündigung vom Dezember 2025 wird ActiveSync unter 16.1 seit dem 1. März 2026 abgewiesen. Mail auf iOS 10 und neuer spricht 16.1.
fact-certificate = Die direkte Zertifikatanmeldung an Exchange ActiveSync endet Ende Dezember 2026 (nach mehreren Berichten am 8. Mai 2026 angekündigt); an ihre Stelle tritt die zertifikatbasierte Authentifizierung von Entra mit OAuth.
fact-certificate-ended = Die direkte Zertifikatanmeldung an Exchange ActiveSync sollte Ende Dezember 2026 enden (nach mehreren Berichten am 8. Mai 2026 angekündigt); an ihre Stelle trat die zertifikatbasierte Authentifizierung von Entra mit OAuth.
fact-ews = Exchange Web Services in Exchange Online: nach Microsofts Plan seit Oktober 2026 abgeschaltet, Mandant für Mandant, außer für Apps auf der Liste des Mandanten; ab 1. April 2027 für alle Programme, auch für solche mit moderner Authentifizierung. Apple Mail auf dem Mac nutzt sie.
fact-ews-ended = Exchange Web Services in Exchange Online haben nach Microsofts Plan am 1. April 2027 geendet, für alle Programme, auch für solche mit moderner Authentifizierung. Apple Mail auf dem Mac nutzte sie.
fact-ews-access = Solange es Exchange Web Services gibt: EwsEnabled des Mandanten geht dem des Postfachs vor. Die Liste EwsAllowedAppIDs gilt nur mit EwsEnabled True, und auch die älteren Listen von User-Agents müssen die App zulassen. Jedes Schreiben ersetzt die ganze Liste und beendet, dass Microsoft sie füllt. Kiosk- und F-Lizenzen werden seit Mitte 2026 abgewiesen. Ein abgewiesener Aufruf ist ein 403 mit dem Kopf X-EWS-Policy-Reason.
fact-consent = Microsofts Standardrichtlinien lassen Personen Apple Mail selbst zustimmen; ein Mandant kann das abgeschaltet haben.
fact-apple-mail = Apple Mail beherrscht moderne Authentifizierung mit Exchange Online ab iOS 12 sicher (ab 11.3.1 vielleicht); ein vorhandenes Konto behält seine alte Methode, bis es neu hinzugefügt wird.
fact-apple-settings = Der Ort der Accounts in Apples Einstellungen hat mit iOS 11, 12, 14 und 18 gewechselt; das letzte Wort des Pfads kann abweichen.
fact-policy = Eine Authentifizierungsrichtlinie weist ab, bevor das Kennwort angesehen wird; bedingter Zugriff danach. Sie wirkt nach bis zu 24 Stunden, oder nach 30 Minuten, wenn die Token der Person widerrufen sind (STSRefreshTokensValidFrom).
fact-outlook = Outlook 2016 und neuer meldet sich von sich aus modern an, 2013 mit Registrierungswerten und Updates, ältere nie.

## Beheben: alle Geräte nach Art der Abhilfe
fix-left = { $n ->
    [0] Kein Gerät mehr umzustellen
    [one] Noch { NUMBER($n) } Gerät umzustellen
   *[other] Noch { NUMBER($n) } Geräte umzustellen
 }
fix-repair = Umstellen
fix-tell = Informieren
fix-block = Legacy sperren
fix-none = Im Gelesenen ist kein Gerät umzustellen. Was das war, steht unter Belege.
fix-reading = Es wird noch gelesen; die Liste wächst.
fix-kind = Art der Abhilfe
fix-which = Welche
fix-who = Wer handelt
fix-action = Aktion
fix-steps = Schritte
fix-tell-them = Informieren
fix-waiting = Umgestellt, Nachweis steht aus
fix-proven = Bestätigt
fix-others = Zertifikate und abgelehnte Versuche
fix-entries = { $n ->
    [one] { NUMBER($n) } Eintrag
   *[other] { NUMBER($n) } Einträge
 }
fix-devices = { $n ->
    [one] { NUMBER($n) } Gerät
   *[other] { NUMBER($n) } Geräte
 }
fix-next = nächster Blick { $time }
who-you = Sie
who-person = Die Person
who-owner = Wem es gehört
who-guest = Deren Organisation
kind-compromised = Diese Konten zuerst sichern
kind-compromised-text = Kennwort zurücksetzen und Sitzungen widerrufen, dann erst das Gerät.
kind-re-add = Konto in Apple Mail neu hinzufügen
kind-re-add-text = Das Gerät unterstützt moderne Anmeldung; nur sein Konto ist alt.
kind-update = Aktualisieren, dann Konto neu hinzufügen
kind-update-text = Das System ist zu alt, aber dieses Modell kann ein neueres bekommen.
kind-replace = Ersetzen
kind-replace-text = Unterstützt keine moderne Anmeldung. Bis dahin: Outlook im Web.
kind-android = Mail-App auf Android
kind-android-text = Konto in der Mail-App löschen und neu hinzufügen, oder Outlook verwenden.
kind-outlook = Outlook für Windows
kind-outlook-text = Ab Outlook 2016 standardmäßig, 2013 nur mit Registrierungswerten, 2010 und älter gar nicht.
kind-mac = Mac
kind-mac-text = Zuerst nachsehen, ob Exchange Web Services Mail noch hineinlassen.
kind-mail-program = Mailprogramme
kind-mail-program-text = Auf OAuth2 umstellen oder zu Outlook wechseln.
kind-smtp = Drucker, Scanner, Absender
kind-smtp-text = SMTP AUTH mit Kennwort: Connector, High Volume Email oder Azure Communication Services.
kind-pop-imap = POP- und IMAP-Programme
kind-pop-imap-text = Das Gerät steht nicht im Protokoll. Das Programm auf OAuth2 umstellen oder zu Outlook wechseln.
kind-program = Programme und Skripte
kind-program-text = Ihnen eine eigene App-Registrierung geben.
kind-powershell = PowerShell
kind-powershell-text = Alte Skripte. Das aktuelle Modul meldet sich modern an.
kind-application = Anwendungen, die kein Mailprogramm sind
kind-application-text = Dynamics, SharePoint, ein Admin-Werkzeug: Darin liegt das Kennwort einer Person.
kind-find-out = Herausfinden, was es ist
kind-find-out-text = Die Person fragen, Netz und Uhrzeiten ansehen.
kind-guest = Gäste
kind-guest-text = Das Gerät stellt die eigene Organisation um.
kind-spray = Kein Gerät: Kennwort-Spray
kind-spray-text = Niemand kam hinein. Basic sperren, damit Versuche enden, bevor das Kennwort geprüft wird.
kind-certificate = Neues Profil: Zertifikate
kind-certificate-text = Sie melden sich mit einem Zertifikat an, über ein Protokoll, das für Zertifikate endet.
fix-close-title = In dieser Reihenfolge
fix-close-policy = Ist nichts mehr umzustellen, Basic in Exchange selbst ablehnen: `New-AuthenticationPolicy -Name "Block Basic"`, dann `Set-OrganizationConfig -DefaultAuthenticationPolicy "Block Basic"`. Exchange lehnt dann ab, bevor ein Kennwort geprüft wird.
fix-close-smtp = Geben Sie allem, was weiter mit Kennwort senden muss, auch *High Volume Email*, eine eigene Richtlinie: `New-AuthenticationPolicy -Name "Allow Basic SMTP" -AllowBasicAuthSmtp`, dann `Set-User -Identity <Postfach> -AuthenticationPolicy "Allow Basic SMTP"`. Schalten Sie SMTP AUTH nicht für den Mandanten ab: Das träfe auch, was mit OAuth sendet.
fix-close-keep = ActiveSync für Postfächer mit umgestellten iPhones und iPads nicht abschalten: Apple Mail spricht es auch mit moderner Authentifizierung.
fix-docs-title = Microsofts eigene Seiten
fix-docs-basic = Basic-Authentifizierung in Exchange Online
fix-docs-policies = Authentifizierungsrichtlinien
fix-docs-smtp = SMTP AUTH
fix-docs-consent = Zustimmung zu Mail-Apps

## Beheben: Mails, Tickets
letter-title = E-Mail an die Person
letter-language = Sprache der E-Mail
letter-choose = Sprache wählen
letter-to = An: { $address }
letter-to-none = Das Protokoll hat keine Adresse, an die sich schreiben lässt: Tragen Sie sie ein.
letter-body = Text
letter-copy = Text kopieren
letter-open = Im Mailprogramm öffnen
letter-shortened = Der Text ist für einen solchen Link zu lang: Die E-Mail öffnet sich nur mit dem Betreff. Kopieren Sie den Text und fügen Sie ihn ein.
letter-steps-only = Der ganze Text ist für einen solchen Link zu lang: Die E-Mail öffnet sich mit Anrede und Schritten. Um alles zu senden, kopieren Sie den Text oder speichern Sie den Entwurf.
letter-draft = Als Entwurf speichern (.eml)
letter-ticket = Text für ein Ticket
letter-ticket-copy = Ticket-Text kopieren
letter-none = Hierzu keine E-Mail, oder noch keine: siehe die Schritte.
letters-title = E-Mails an die Personen
letters-text = { $n ->
    [one] { NUMBER($n) } E-Mail
   *[other] { NUMBER($n) } E-Mails
 }, eine für jedes Gerät, das die Person ändern oder erklären kann.
letters-none = Niemand zu informieren: Es gibt kein Gerät mehr, das die Person ändern oder erklären kann.
letters-to = An wen
letters-not = Lesen Sie eine auf der Seite ihres Geräts, bevor Sie alle senden. Keine geht an Konten, die kompromittiert sein können: Wer eingebrochen ist, liest vielleicht mit. Noch keine an Personen, die das Konto heute nicht neu hinzufügen könnten.
letters-all = Alle als Entwürfe speichern (.zip)
letters-table = Als Tabelle speichern (.csv)
ticket-person = Person: { $person }
ticket-device = Gerät: { $device }
ticket-protocol = Protokolle: { $protocols }
ticket-last = Letzte Legacy-Anmeldung: { $time } UTC
ticket-last-attempt = Letzter Versuch: { $time } UTC
ticket-networks = Netze: { $networks }
ticket-class = Klasse: { $class }
ticket-steps = Schritte:

## Beheben: die Tür schließen
door-impact-title = Was eine Sperre treffen würde
door-impact-all = Eine Sperre für alle würde heute { $what } treffen.
door-impact-devices = { $devices ->
    [one] { NUMBER($devices) } Gerät
   *[other] { NUMBER($devices) } Geräte
 } von { $people ->
    [one] { NUMBER($people) } Person
   *[other] { NUMBER($people) } Personen
 }
door-impact-and = { $devices } und { $senders }
door-impact-none = Eine Sperre für alle würde kein Gerät treffen, das dieses Protokoll zeigt.
door-impact-senders = { $n ->
    [one] den Absender hinter { $addresses }
   *[other] { NUMBER($n) } Absender, darunter die hinter { $addresses }
 }
door-impact-senders-hidden = { $n ->
    [one] { NUMBER($n) } Absender, dessen Adresse das Protokoll nicht hat
   *[other] { NUMBER($n) } Absender, deren Adressen das Protokoll nicht hat
 }
door-impact-left = Mit den Ausnahmen der Richtlinie unten träfe sie nur noch { $what }.
door-impact-left-none = Mit den Ausnahmen der Richtlinie unten träfe sie nichts, bis Sie Personen von der Liste nehmen.
door-impact-changed = { $n ->
    [one] Eines dieser Geräte sieht schon umgestellt aus: Stimmt das, trifft die Sperre es nicht.
   *[other] { NUMBER($n) } dieser Geräte sehen schon umgestellt aus: Stimmt das, trifft die Sperre sie nicht.
 }
door-impact-proven = { $n ->
    [one] { NUMBER($n) } Gerät ist nachweislich umgestellt und nicht mitgezählt.
   *[other] { NUMBER($n) } Geräte sind nachweislich umgestellt und nicht mitgezählt.
 }
door-impact-certificates = { $n ->
    [one] Eines dieser Geräte meldet sich mit einem Zertifikat an: nicht Basic, doch die Sperre trifft es ebenso.
   *[other] { NUMBER($n) } dieser Geräte melden sich mit einem Zertifikat an: nicht Basic, doch die Sperre trifft sie ebenso.
 }
door-impact-nobody = { $n ->
    [one] { NUMBER($n) } Person, deren Mail-App sich modern anmeldet, würde nichts merken.
   *[other] { NUMBER($n) } Personen, deren Mail-Apps sich modern anmelden, würden nichts merken.
 }
door-impact-apple = { $n ->
    [one] { NUMBER($n) } davon nutzt Apple Mail
   *[other] { NUMBER($n) } davon nutzen Apple Mail
 }, das ActiveSync mit moderner Authentifizierung spricht. Nach Microsofts Dokumentation sperrt die Bedingung *Exchange ActiveSync-Clients* nur Basic; sehen Sie zuerst an, was die Richtlinie mit *Nur melden* bei diesen Personen ergibt.
door-impact-attacked = { $n ->
    [one] Versuche gegen { NUMBER($n) } Konto ohne jeden Erfolg würden scheitern wie bisher, gleich mit welchem Kennwort.
   *[other] Versuche gegen { NUMBER($n) } Konten ohne jeden Erfolg würden scheitern wie bisher, gleich mit welchem Kennwort.
 }
door-impact-window = Nur was dieses Protokoll zeigt. Nicht gezählt sind: Geräte, die sich in der Zeit nicht angemeldet haben, Geräte, die Exchange abweist, bevor etwas protokolliert wird, und Personen, von denen das Protokoll keine Mail-App hat, etwa weil sie nur einen Browser benutzen.
door-policy-title = Richtlinie für bedingten Zugriff
door-policy-about = Auf *Nur melden* gestellt: Sie sperrt nichts, bis Sie sie einschalten. Im Entra Admin Center: *Bedingter Zugriff › Richtlinien › Richtliniendatei hochladen*, oder an Microsoft Graph senden (`POST /identity/conditionalAccess/policies`).
door-policy-emergency = Ersetzen Sie zuerst beide Platzhalter durch die Objekt-IDs Ihrer Notfallkonten: Ohne das wird sie abgelehnt.
door-policy-senders = Nehmen Sie auch aus, was über *High Volume Email* mit Kennwort sendet.
door-policy-excluded = { $n ->
    [0] Niemand ist ausgenommen.
    [one] { NUMBER($n) } Person ist ausgenommen: genau wer noch Legacy-Authentifizierung nutzt. Nehmen Sie sie aus der Liste, sobald ihre Geräte bestätigt sind.
   *[other] { NUMBER($n) } Personen sind ausgenommen: genau die, die noch Legacy-Authentifizierung nutzen. Nehmen Sie sie aus der Liste, sobald ihre Geräte bestätigt sind.
 }
door-policy-compromised = Nicht ausgenommen, weil ihre Konten kompromittiert sein können: { $people }.
door-policy-guests = Nicht ausgenommen, weil es Gäste sind und das Protokoll die IDs ihres eigenen Mandanten haben kann: { $people }.
door-policy-without-id = Nicht ausgenommen, weil das Protokoll keine Objekt-ID hat: { $people }. Fügen Sie sie von Hand hinzu.
door-policy-first = Basic in Exchange abzulehnen ist der sicherere Weg und rührt moderne Authentifizierung nicht an. Gibt es in Ihrem Mandanten Microsofts eigene Richtlinie *Legacyauthentifizierung blockieren*? Sie beginnt mit *Nur melden* und schaltet sich selbst ein, meist nicht vor 45 Tagen, manchmal früher: Eine von beiden genügt.
door-exchange-title = Exchange Online PowerShell
door-exchange-about = Liest, was Exchange von diesen Postfächern weiß. Alles, was etwas ändert, ist auskommentiert (#): Entfernen Sie das Zeichen, wenn die Zeit dafür gekommen ist.
door-exchange-guard = ActiveSync wird darin nie abgeschaltet: Ein umgestelltes Apple Mail spricht ActiveSync mit moderner Authentifizierung.
door-sentinel-title = Abfrage für Log Analytics oder Sentinel
door-sentinel-about = Wer sich in den letzten 30 Tagen über Legacy-Protokolle angemeldet hat, interaktiv und nicht interaktiv. Beide Tabellen müssen durch Diagnoseeinstellungen in den Arbeitsbereich kommen.
door-defender-title = Abfrage für die Suche in Defender
door-defender-about = Dieselbe Frage an die *Erweiterte Bedrohungssuche* (Tabelle EntraIdSignInEvents, braucht Entra ID P2).
door-rule-title = Warnregel für Sentinel
door-rule-about = *Analysen › Importieren*: jede Stunde eine Warnung für jede Person mit einem richtigen Kennwort über ein Legacy-Protokoll, wo der Eintrag das Kennwort belegt. Kommt ausgeschaltet an.
door-lead = Zur Durchsicht. Cutover führt nichts davon aus und sendet es nirgendwohin.
door-needs-p1 = Mit P1
door-needs-siem = Mit Sentinel oder Defender
door-save = { $file } speichern
door-show = Text zeigen

## Dateien aus Exchange
format-mobile-devices = Exchange: mobile Geräte
format-smtp-report = Exchange: SMTP AUTH-Clients
note-from-exchange = Eine Tabelle aus Exchange: keine Anmeldungen. Sie ergänzt Namen, Protokollversionen und Absender auf den Seiten der Geräte.
exchange-title = Was Exchange weiß
exchange-one = Exchange kennt es als { $device }.
exchange-some = Eines von diesen, die Exchange kennt; das Protokoll sagt nicht, welches:
exchange-friendly = „{ $name }“, { $model }
exchange-last = zuletzt abgeglichen { $time }
exchange-refused = abgewiesen (unter 16.1; angekündigt zum 1. März 2026)
exchange-sender = Der Bericht der SMTP AUTH-Clients nennt { $address }: { $protocol }, { $messages } Nachrichten.
exchange-sender-unknown = Der Bericht der SMTP AUTH-Clients nennt { $address }: { $messages } Nachrichten; diese Fassung sagt nicht, ob mit Kennwort oder OAuth.

## Beheben: Zustimmung, Richtlinien, Mitteilungen
tenant-lead = *Apple Internet Accounts* braucht Zustimmung, von jeder Person oder einmal für den Mandanten.
consent-find-out = Herausfinden
tenant-open = Öffnen
tenant-link = Für alle zustimmen (als Administrator)
tenant-link-text = Kopieren Sie die Adresse und öffnen Sie sie als Administrator mit dem Recht dazu (Administrator für privilegierte Rollen, Cloudanwendungsadministrator). Die letzte Seite sieht wie ein Fehler aus (AADSTS900561) und ist keiner: Die Zustimmung ist erteilt. Microsofts kurze Adresse dafür: `aka.ms/ConsentAppleApp`.
tenant-checks = Von Hand zu prüfen
tenant-checks-text = Das Portal verlegt seine Seiten ab und zu: Führt eine Adresse woandershin, suchen Sie nach den Wörtern.
tenant-look = Im Mandanten nachsehen
tenant-look-notices = Nach Microsofts Mitteilungen sehen
tenant-look-text = Liest nur, auf demselben Weg wie das Anmeldeprotokoll; jede Anfrage steht unter Belege. Die Berechtigungen dafür werden beim Drücken erfragt, mit ihren Gründen.
tenant-busy = Sieht nach …
tenant-given = Die Zustimmung für alle ist da: Die Personen können die Schritte heute beenden.
tenant-person-may = Für alle hat niemand zugestimmt, doch Personen dürfen Apple Mail selbst zustimmen: Sie können die Schritte heute beenden.
tenant-admin-only = Für alle hat niemand zugestimmt, und selbst dürfen die Personen nicht: Zuerst muss ein Administrator zustimmen, sonst enden sie bei *Administratorgenehmigung erforderlich*.
tenant-app-disabled = Die Unternehmensanwendung *Apple Internet Accounts* ist in diesem Mandanten ausgeschaltet: Niemand kann die Schritte beenden.
tenant-assignment = Die Unternehmensanwendung *Apple Internet Accounts* verlangt eine Zuweisung: Nur zugewiesene Personen können die Schritte beenden.
tenant-policy-stops = Eine Richtlinie für bedingten Zugriff sperrt Apple Mail: Die Personen, für die sie gilt, können die Schritte heute nicht beenden und bekommen noch keine E-Mail.
tenant-assigned-unread = Wer zugewiesen ist, wurde nicht gelesen.
tenant-assigned = { $n ->
    [0] Namentlich ist keine Person zugewiesen.
    [one] Namentlich ist { NUMBER($n) } Person zugewiesen.
   *[other] Namentlich sind { NUMBER($n) } Personen zugewiesen.
 }
tenant-assigned-groups = Auch Gruppen sind zugewiesen; wer in ihnen ist, wurde nicht gelesen.
tenant-assigned-not = Noch mit Legacy-Authentifizierung und nicht zugewiesen: { $names }.
tenant-unknown = Es lässt sich nicht sagen: Der Mandant hat eine eigene Zustimmungsrichtlinie, oder nicht alles ließ sich lesen. Prüfen Sie von Hand.
tenant-some = { $n ->
    [one] { NUMBER($n) } Person hat eine eigene Zustimmung.
   *[other] { NUMBER($n) } Personen haben eine eigene Zustimmung.
 }
tenant-policy-whole = Die Richtlinie „{ $name }“ sperrt Legacy-Authentifizierung für alle.
tenant-policy-lacks = Die Richtlinie „{ $name }“ sperrt Legacy-Authentifizierung zum Teil: { $lacks }.
tenant-policy-managed = Sie ist Microsofts eigene: Sie beginnt mit *Nur melden* und schaltet sich selbst ein, meist nicht vor 45 Tagen, mit einer Mitteilung 28 Tage vorher.
tenant-policy-baseline = Sie kommt aus dem Baseline Security Mode (Microsoft 365 Admin Center › Einstellungen der Organisation › Sicherheit und Datenschutz): Sie schaltet sich nie selbst ein, das tut ein Administrator. Dieser Modus kann auch Exchange Web Services sperren und die Zustimmung einschränken.
tenant-gate-apps = Die Richtlinie „{ $name }“ lässt nur genehmigte oder geschützte Apps hinein. Apple Mail ist keine.
tenant-gate-devices = Die Richtlinie „{ $name }“ lässt nur verwaltete Geräte hinein. Apple Mail auf anderen wird abgewiesen.
tenant-policy-counts = Sie ist Microsofts eigene und steht noch auf *Nur melden*: am { $created } angelegt, schaltet sie sich selbst ein, meist nicht vor dem { $on }; Microsoft kündigt es 28 Tage vorher an.
tenant-policy-any-day = Sie ist Microsofts eigene und steht noch auf *Nur melden*: am { $created } angelegt, kann sie sich jeden Tag selbst einschalten.
tenant-policy-misses = Namentlich ausgenommen und noch mit Legacy-Authentifizierung: { $people }.
tenant-request = Eine Anforderung zur Zustimmung für *Apple Internet Accounts* wartet auf einen Administrator.
tenant-request-none = Keine Anforderung zur Zustimmung für *Apple Internet Accounts* wartet.
tenant-policy-none = Keine Richtlinie für bedingten Zugriff handelt hier vom Sperren von Legacy-Clients.
tenant-defaults-on = Sicherheitsstandards sind an: Sie sperren Legacy-Authentifizierung für alle und schalten SMTP AUTH ab.
tenant-defaults-off = Sicherheitsstandards sind aus.
tenant-failed = Etwas ließ sich nicht lesen; es braucht die Berechtigung { $permission } und eine Rolle, die es lesen darf.
notices-this-month = In diesem Monat kam eine Mitteilung zur Standardauthentifizierung.
notices-none = Im Nachrichtencenter steht keine Mitteilung zur Standardauthentifizierung.
notices-earlier = In diesem Monat kam keine Mitteilung zur Standardauthentifizierung; frühere stehen unten.
notices-title = Mitteilungen
defect-off = sie ist ausgeschaltet
defect-report-only = sie steht auf „Nur melden“ und sperrt nichts
defect-one-condition = sie deckt nur eine der beiden Bedingungen ab, Exchange ActiveSync-Clients und andere Clients
defect-apps = sie gilt nicht für alle Apps
defect-users = sie gilt nicht für alle Personen
defect-excluded = { $n ->
    [one] { NUMBER($n) } Person ist namentlich ausgenommen
   *[other] { NUMBER($n) } Personen sind namentlich ausgenommen
 }
defect-excluded-groups = { $n ->
    [one] { NUMBER($n) } Gruppe oder Rolle ist ausgenommen, deren Mitglieder nicht gelesen wurden
   *[other] { NUMBER($n) } Gruppen oder Rollen sind ausgenommen, deren Mitglieder nicht gelesen wurden
 }
defect-conditions = sie gilt nur von manchen Orten, Geräten oder bei manchem Risiko
check-app = *Unternehmensanwendungen*: mit dem Filter *Anwendungstyp* = *Alle Anwendungen* nach f8d98a96-0999-43f5-8af3-69971c7bb423 suchen. Ist *Apple Internet Accounts* (oder *iOS Accounts*) für die Anmeldung aktiviert, steht *Zuweisung erforderlich* auf *Nein*, und was zeigen die *Berechtigungen*? Ist sie nicht da, hat sie noch niemand benutzt: kein Fehler.
check-user-consent = *Zustimmung und Berechtigungen › Einstellungen für die Benutzerzustimmung* (mancherorts *Einwilligung* statt *Zustimmung*): Dürfen Personen Apps zustimmen, oder verwaltet es Microsoft (dann sind Mail-Apps wie Apple Mail erlaubt)?
check-requests = *Anforderungen der Administratorzustimmung* (mancherorts *Administratoreinwilligungsanforderungen*): Wartet eine für *Apple Internet Accounts*?
check-policies = *Bedingter Zugriff › Richtlinien*: Gibt es schon eine, die Legacy-Authentifizierung blockiert, wen nimmt sie aus, ist sie an? Und eine, die nur genehmigte oder geschützte Apps oder verwaltete Geräte hineinlässt?
known-text = Die Schritte auf der Seite jedes Geräts richten sich danach. Was im Mandanten nachgesehen wurde, geht vor.
known-consent = Können Personen Apple Internet Accounts zustimmen?
known-obstacle = Etwas anderes hindert sie
known-mfa = Zweiter Faktor
known-unknown = Nicht bekannt
known-given = Schon für alle erledigt
known-person-may = Ja
known-admin-only = Nur ein Administrator
known-app-disabled = Die App ist ausgeschaltet
known-assignment = Die App verlangt eine Zuweisung
known-policy = Eine Richtlinie lässt nur andere Apps oder verwaltete Geräte hinein
known-mfa-no = Wird von diesen Personen nicht verlangt
known-mfa-yes = Wird verlangt
letters-own = { $n ->
    [0] Welche Sprache eine Person bevorzugt, ist nicht bekannt: Alle bekommen die gewählte.
    [one] { NUMBER($n) } E-Mail ist in der Sprache, die die Person in Entra ID bevorzugt; die übrigen sind in der gewählten.
   *[other] { NUMBER($n) } E-Mails sind in den Sprachen, die die Personen in Entra ID bevorzugen; die übrigen sind in der gewählten.
 }
letters-look = Bevorzugte Sprachen nachsehen
letter-preferred = Bevorzugte Sprache in Entra ID: { $language }
check-notices = *Nachrichtencenter*: Kam die Mitteilung dieses Monats? Sie heißt „Basic Authentication – Monthly Usage Report – …“ (MC312373) und zählt nach Protokoll; was sie zählt, kann Exchange trotzdem abgewiesen haben.

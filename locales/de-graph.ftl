### Lesen aus Microsoft Graph.

problem-not-answered = Microsoft Graph hat nicht alles beantwortet, was gefragt wurde.
problem-not-answered-do = Was gelesen wurde, bleibt. Setzen Sie das Lesen fort.
said-fetching = Die Anmeldeprotokolle werden aus Microsoft Graph gelesen.

## Progress
fetch-reading = Lesen aus Microsoft Graph
fetch-checking = Es wird geprüft, ob das Protokoll gelesen werden darf …
fetch-line = { $records ->
    [0] noch keine Anmeldungen
    [one] { NUMBER($records) } Anmeldung
   *[other] { NUMBER($records) } Anmeldungen
 } · { $requests ->
    [one] { NUMBER($requests) } Anfrage
   *[other] { NUMBER($requests) } Anfragen
 }
wait-throttled = Microsoft bittet um eine Pause: weiter in { NUMBER($s) } s.
wait-service = Microsoft Graph hat nicht geantwortet: neuer Versuch in { NUMBER($s) } s.
wait-network = Die Verbindung ist gescheitert: neuer Versuch in { NUMBER($s) } s.
wait-quota = Pause von { NUMBER($s) } s: Microsoft erlaubt fünf Anfragen in zehn Sekunden.
wait-offline = Keine Verbindung. Das Lesen geht von selbst weiter, sobald es wieder eine gibt.
fetch-try-now = Jetzt versuchen

## Window
fetch-window = Zeitraum
fetch-window-day = Letzte 24 Stunden
fetch-window-week = Letzte 7 Tage
fetch-window-month = Letzte 30 Tage
fetch-window-own = Von … bis …
fetch-from = Von
fetch-to = Bis
fetch-again = Erneut lesen
fetch-window-bad = Der Zeitraum muss in den letzten 30 Tagen liegen und nach seinem Anfang enden.

## Stopped and notes
findings-headline-unanswered = Noch keine Antwort: Das Protokoll wurde nicht zu Ende gelesen
fetch-stopped-title = Das Lesen wurde angehalten
fetch-stopped = Was gelesen wurde, bleibt; wie weit es reicht, steht unter Belege. Beim Fortsetzen wird nur gefragt, was fehlt.
fetch-resume = Weiterlesen
fetch-own-title = Alle gelesenen Anmeldungen sind Ihre eigenen
fetch-own = Ohne eine Rolle, die das Protokoll lesen darf, zeigt Microsoft Graph jedem nur die eigenen Anmeldungen. Was Sie hier sehen, sagt nichts über den Mandanten. Rollen, die es lesen dürfen: Berichtleseberechtigter, Sicherheitsleseberechtigter, Globaler Leser. Aktivieren Sie eine und lesen Sie dann erneut.
fetch-v1 = Diese Cloud bietet das Protokoll nur in Version 1.0: interaktive Anmeldungen, ohne die Einzelheiten, die das Verfahren belegen. Nicht interaktive Anmeldungen wurden nicht gelesen, darum lässt sich nichts bestätigen. Der Download der nicht interaktiven Registerkarte im Portal schließt die Lücke.
fetch-known-only = Gefragt wurde nach den 13 bekannten Namen von Legacy-Client-Apps. Die Frage nach anderen Namen hat Graph abgelehnt.
fetch-more-names = Es gibt mehr Anmeldungen mit Client-Apps anderen Namens, als gelesen wurden.

## Proof
fetch-proving = Anmeldungen über die erwartete App werden abgefragt …
fetch-proof-more = Es gibt mehr Anmeldungen über die erwartete App, als zwei Anfragen fassen.
fetch-proof-ask = Den Rest abfragen
fetch-proof-failed = Anmeldungen über die erwartete App ließen sich nicht abfragen:

## Refusals
refused-kept = Was vorher gelesen wurde, bleibt.
refused-retry = Erneut versuchen
refused-licence-title = Dieser Mandant hat kein Entra ID P1 oder P2
refused-licence = Microsoft gibt das Anmeldeprotokoll über Graph nur an Mandanten mit dieser Lizenz. Der Download im Portal geht in jedem Mandanten: Entra Admin Center › Überwachung und Integrität › Anmeldeprotokolle › Herunterladen (JSON), auf beiden Registerkarten der Benutzeranmeldungen; legen Sie die Dateien dann hier ab. Hat der Mandant die Lizenz doch, irrt sich Microsofts Prüfung mitunter: Warten Sie einige Minuten und versuchen Sie es erneut.
refused-scope-title = Die Berechtigung AuditLog.Read.All fehlt
refused-scope = Das Token enthält sie nicht. Melden Sie sich erneut an und stimmen Sie ihr zu; lässt Microsoft das nicht zu, muss ein Administrator sie für den Mandanten erteilen (Unternehmensanwendungen › Ihre App › Berechtigungen › Administratorzustimmung erteilen).
refused-role-title = Ihr Konto darf das Anmeldeprotokoll nicht lesen
refused-role = Die Berechtigung ist da, eine Rolle fehlt. Jede von diesen genügt: Berichtleseberechtigter, Sicherheitsleseberechtigter, Sicherheitsoperator, Sicherheitsadministrator, Globaler Leser. Haben Sie eine über Privileged Identity Management, aktivieren Sie sie, warten Sie einige Minuten und versuchen Sie es erneut.
refused-cloud-title = Diese Cloud bietet das Anmeldeprotokoll nicht an
refused-cloud = Microsoft Graph dieser Cloud kennt die Frage nicht. Prüfen Sie die gewählte Cloud; ist sie richtig, nutzen Sie den Download im Portal und legen Sie die Dateien hier ab.
refused-signed-out-title = Ihre Anmeldung ist abgelaufen
refused-signed-out = Melden Sie sich erneut an. Dabei wird die Seite verlassen: Speichern Sie vorher den Fall, wenn das Gelesene bleiben soll. Danach beginnt das Lesen von selbst von vorn.
refused-tenant-title = Das ist ein anderer Mandant
refused-tenant = Was vorher gelesen wurde, gehört zu einem anderen Mandanten als dem, bei dem Sie angemeldet sind. Anmeldungen zweier Mandanten werden nie vermischt. Speichern Sie den Fall, wählen Sie „Alles vergessen“ und lesen Sie dann diesen Mandanten.
refused-throttled-title = Microsoft bittet um eine längere Pause
refused-throttled = Graph hat wegen zu vieler Anfragen immer wieder abgelehnt; andere Programme des Mandanten nutzen vielleicht dasselbe Kontingent. Versuchen Sie es in einigen Minuten erneut: Es geht weiter, wo es stehen blieb.
refused-unavailable-title = Microsoft Graph antwortet nicht
refused-unavailable = Der Dienst hat mit Fehlern oder gar nicht geantwortet, auch für kurze Zeiträume. Versuchen Sie es später erneut: Es geht weiter, wo es stehen blieb.
refused-network-title = Keine Verbindung zu Microsoft Graph
refused-network = Die Anfragen kamen nicht durch. Prüfen Sie die Verbindung sowie Proxys und Erweiterungen, die Anfragen blockieren; versuchen Sie es dann erneut. Es geht weiter, wo es stehen blieb.
refused-link-title = Eine Antwort verwies an einen anderen Ort
refused-link = Eine Folgeseite hätte von einem Host geholt werden sollen, der nicht Microsoft Graph ist. Er wurde nicht gefragt, und Ihr Token ging nirgendwohin. Geschieht es wieder, steht etwas zwischen Ihnen und Microsoft.
refused-unreadable-title = Antworten sind nicht lesbar
refused-unreadable = Microsoft Graphs Antworten waren mehrmals abgeschnitten oder keine Anmeldeprotokolle. Versuchen Sie es erneut; bleibt es so, nutzen Sie den Download im Portal.
refused-other-title = Microsoft Graph hat die Frage abgelehnt
refused-other = Die Antwort war { $status } ({ $code }). Unter Belege steht im Anfragenprotokoll die Anfrage-ID, nach der der Support von Microsoft fragt.

## Ledger
ledger-title = Anfragen an Microsoft Graph
ledger-text = { $requests ->
    [one] { NUMBER($requests) } Anfrage
   *[other] { NUMBER($requests) } Anfragen
 }, { $bytes }. Ihr Token steht in keiner Adresse; gesendet wurde es nur an { $host }.
ledger-export = Anfragen (JSON)
ledger-time = Zeit
ledger-why = Wozu
ledger-status = Status
ledger-size = Größe
ledger-took = Dauer
ledger-address = Adresse
ledger-id = Anfrage-ID
ledger-page = , Folgeseite
ledger-open = läuft
ledger-stopped = angehalten
ledger-none = keine Antwort
ledger-ms = { NUMBER($ms) } ms
why-check = Darf gelesen werden, neueste interaktive Anmeldungen
why-check-non-interactive = Neueste nicht interaktive Anmeldung
why-legacy = Legacy-Anmeldungen
why-other-names = Client-Apps anderen Namens
why-proof = Anmeldungen über die erwartete App
why-setting = Einstellungen des Mandanten
ledger-shown = Gezeigt werden die neuesten { NUMBER($n) }; Exporte enthalten alle.
ledger-earlier = Frühere Anfragen, aus der Falldatei
ledger-earlier-text = { $n ->
    [one] { NUMBER($n) } Anfrage wurde gestellt, bevor der Fall gespeichert wurde. Sie stammt aus der Datei; diese Seite hat sie nicht gesendet.
   *[other] { NUMBER($n) } Anfragen wurden gestellt, bevor der Fall gespeichert wurde. Sie stammen aus der Datei; diese Seite hat sie nicht gesendet.
 }
queries-title = Dieselbe Frage anderswo
queries-text = Um die Antwort mit anderen Werkzeugen zu prüfen:
queries-show = Abfragen zeigen
queries-graph = Microsoft Graph
queries-powershell = Graph PowerShell
queries-kql = KQL für Log Analytics oder Sentinel
evidence-basis-asked = Gefragt: Microsoft Graph hat bis zum Ende geantwortet

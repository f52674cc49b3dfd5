# Formen von Dateien: wie sie heissen, was sie nicht hergeben, und was stattdessen hilft.

format-log-analytics = Log Analytics oder Sentinel
format-hunting = Erweiterte Bedrohungssuche von Defender
format-flat-csv = CSV mit Eigenschaftsnamen (PowerShell)
format-summary = Ergebnis der Abfrage dieser Seite (zusammengefasst)

problem-example = Zum Beispiel: „{ $example }“.
problem-unreadable = { $n ->
    [one] Eine Zeile lässt sich nicht lesen; für die Zeit um sie herum gibt diese Datei keine Auskunft.
   *[other] { NUMBER($n) } Zeilen lassen sich nicht lesen; für die Zeit um sie herum gibt diese Datei keine Auskunft.
}
problem-unreadable-do = Laden Sie das Protokoll noch einmal herunter und legen Sie es so ab, wie es kommt, ohne es dazwischen zu öffnen und zu speichern; am besten als JSON.
problem-misdated = { $n ->
    [one] Eine Zeile hat ein Datum, das nicht stimmen kann: mehr als einen Tag vor der Uhr dieses Computers, oder aus einer Zeit, als es noch kein Anmeldeprotokoll gab. Die Anmeldung wird gezeigt, aber diese Datei beweist nichts.
   *[other] { NUMBER($n) } Zeilen haben ein Datum, das nicht stimmen kann: mehr als einen Tag vor der Uhr dieses Computers, oder aus einer Zeit, als es noch kein Anmeldeprotokoll gab. Die Anmeldungen werden gezeigt, aber diese Datei beweist nichts.
}
problem-misdated-do = Prüfen Sie das Datum dieses Computers. Stimmt es, laden Sie das Protokoll noch einmal herunter und legen Sie es so ab, wie es kommt.

problem-date-order = In den Datumsangaben dieser Datei lassen sich Tag und Monat nicht unterscheiden, und auch sonst sagt nichts, was zuerst steht. Raten könnte Anmeldungen um Monate verschieben, deshalb wird nicht geraten.
problem-date-order-do = Legen Sie den Download des Portals unverändert ab (dort steht das Jahr vorn), keine in einer Tabellenkalkulation gespeicherte Kopie; oder einen Download, in dem ein Tag nach dem 12. vorkommt.
problem-date-order-ask = Sagen Sie unter Befunde, welches Datum gemeint ist; die Datei wird dann noch einmal gelesen.
problem-local-times = Die Zeiten dieser Datei gelten in der Zeitzone irgendeines Computers, nicht in UTC.
problem-local-times-do = Stellen Sie die Zeitzone der Seite „Protokolle“ auf UTC und exportieren Sie noch einmal.
problem-no-client-app = Anmeldungen, aber ohne Client-App (clientAppUsed): Was Legacy und was modern ist, lässt sich nicht sagen.
problem-no-client-app-do = Exportieren Sie noch einmal mit der Spalte clientAppUsed, dazu userAgent und status; oder nehmen Sie den Download des Portals.
problem-admin-droid = Das ist der Anmeldebericht von AdminDroid. Er enthält keine Client-App; was Legacy und was modern ist, lässt sich daraus nicht sagen.
problem-admin-droid-do = Nehmen Sie den Download des Portals: Entra Admin Center › Anmeldeprotokolle › Herunterladen › JSON, interaktiv und nicht interaktiv.
problem-unified-audit = Das ist das einheitliche Überwachungsprotokoll. Es enthält keine Client-App; was Legacy und was modern ist, lässt sich daraus nicht sagen.
problem-unified-audit-do = Nehmen Sie die Anmeldeprotokolle: Entra Admin Center › Anmeldeprotokolle › Herunterladen › JSON, interaktiv und nicht interaktiv.

note-cut-depth = Werte innerhalb der Datensätze wurden beim Schreiben der Datei abgeschnitten. Schreiben Sie sie mit „ConvertTo-Json -Depth 10“, nicht mit Export-Csv oder geringerer Tiefe: Sonst bleiben Ergebnis und Methode unbekannt.
note-unknown-clients = Nennen Sie diese Namen bitte denen, die diese Seite betreiben, damit eine nächste Version sie kennt.
note-summarised = Jede Zeile steht für mehrere Anmeldungen; bekannt sind nur die erste und die letzte Zeit und ein Code, der für eine Gruppe von Codes steht. Die Datei findet Geräte; sie zeigt keinen Rhythmus und beweist keine Stille.
note-counts-cut = Die Zeilen stehen für mehr Anmeldungen, als ein Download des Portals enthält. Alle Geräte werden gezeigt, mit der ersten und der letzten Anmeldung; die Anzahlen sind zu niedrig.
note-windows-1252 = Nicht in UTF-8: als Windows-1252 gelesen. Buchstaben, die es dort nicht gibt, können in Namen falsch sein.

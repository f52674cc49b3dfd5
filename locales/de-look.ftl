## Der nächste Blick auf ein markiertes Gerät
look-title = Nächster Blick
look-at = { $when } (in { $left }). Laden Sie dann ein neueres Protokoll.
look-due = Jetzt: Laden Sie ein neueres Protokoll.
look-auto = Solange diese Seite offen ist und Sie angemeldet sind, sieht sie von selbst nach und liest nur, was neu ist.
look-nothing = Nichts mehr zu tun.
look-calendar = Kalendereintrag
look-save = Fall speichern
look-deadline-short = Laden Sie das Protokoll spätestens am { $when } neu: Ohne Entra ID P1 reicht es nur 7 Tage zurück. Speichern Sie jedes Mal den Fall.
look-deadline-long = Laden Sie das Protokoll spätestens am { $when } neu: Es reicht 30 Tage zurück. Speichern Sie jedes Mal den Fall.
look-deadline-over = Das Protokoll sollte bis { $when } neu geladen werden: Ein Teil davon kann verloren sein.
look-entry-title = Cutover: das Anmeldeprotokoll noch einmal ansehen
look-entry-text = Ein Gerät wurde als umgestellt markiert. Öffnen Sie die Seite, laden Sie die Falldatei, laden Sie ein neueres Anmeldeprotokoll (neu anmelden oder neue Downloads ablegen) und lesen Sie das Ergebnis. Dieser Eintrag nennt niemanden.
look-notify = Benachrichtigen, wenn sich ein Ergebnis ändert
look-notice = { $n ->
    [one] Cutover: Das Ergebnis zu einem Gerät hat sich geändert
   *[other] Cutover: Die Ergebnisse zu { NUMBER($n) } Geräten haben sich geändert
 }

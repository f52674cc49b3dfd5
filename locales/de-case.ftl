### Falldatei, Vergleich, Nachweis und Bericht.

## Probleme einer Falldatei
problem-case-damaged = Diese Falldatei ist beschädigt: Sie wurde nach dem Speichern abgeschnitten oder verändert.
problem-case-damaged-do = Nehmen Sie eine andere Kopie davon. Was auf der Seite steht, bleibt, wie es ist.
problem-case-newer = Eine neuere Version von Cutover hat diese Falldatei gespeichert.
problem-case-newer-do = Öffnen Sie sie mit jener Version. Was auf der Seite steht, bleibt, wie es ist.
problem-case-large = Diese Falldatei ist größer, als ein Fall sein kann.
problem-case-large-do = Prüfen Sie, woher sie kommt. Was auf der Seite steht, bleibt, wie es ist.
problem-case-locked = Diese Falldatei ist verschlüsselt und wurde nicht geöffnet.
problem-case-locked-do = Wählen Sie sie erneut und geben Sie das Kennwort ein.

## Speichern
export-case-sealed = Falldatei, verschlüsselt …
export-pseudonyms = Mit Pseudonymen statt Namen, Adressen und IDs
export-key = Tabelle der Pseudonyme
saving = Wird gespeichert
seal-title = Falldatei verschlüsselt speichern
seal-body = Die ganze Datei wird mit diesem Kennwort verschlüsselt. Ohne es kann sie niemand öffnen, und ein verlorenes Kennwort kann niemand wiederherstellen: Bewahren Sie es dort auf, wo Sie Kennwörter aufbewahren.
seal-act = Speichern
seal-made = Für diese Datei erzeugt, nur jetzt zu sehen:
seal-take = Übernehmen
seal-weak = Dieses Kennwort ist zu leicht zu erraten. Nehmen Sie mindestens 15 Zeichen, davon 8 verschiedene, oder das von oben.
seal-unequal = Die beiden Kennwörter sind nicht gleich. Geben Sie beide noch einmal ein.
passphrase = Kennwort
passphrase-again = Kennwort wiederholen
error-seal-title = Die Falldatei wurde nicht gespeichert
error-seal = Dieser Browser bietet Verschlüsselung nur Seiten an, die über HTTPS oder von diesem Computer kommen. Es ging nichts verloren: Öffnen Sie diese Seite über HTTPS, oder speichern Sie die Falldatei ohne Kennwort und bewahren Sie sie sicher auf.
unlock-title = Verschlüsselte Falldatei öffnen
unlock-body = { $name } ist verschlüsselt. Geben Sie das Kennwort ein, mit dem sie gespeichert wurde.
unlock-act = Öffnen
unlock-refused = Die Datei lässt sich nicht öffnen: Das Kennwort ist falsch, oder die Datei wurde seit dem Speichern verändert. Die Verschlüsselung kann beides nicht unterscheiden.

## Was sich seit einem älteren Fall geändert hat
since-title = Seit dem älteren Fall
since-text = Der ältere Fall endet { $until }; seither wurde das Protokoll bis { $to } gelesen.
since-returned = { $n ->
    [one] Wieder da: { NUMBER($n) } Gerät
   *[other] Wieder da: { NUMBER($n) } Geräte
 }
since-returned-text = Als umgestellt markiert, und nach der Markierung kam eine Legacy-Anmeldung.
since-resumed = { $n ->
    [one] Wieder in Gebrauch: { NUMBER($n) } Gerät
   *[other] Wieder in Gebrauch: { NUMBER($n) } Geräte
 }
since-resumed-text = Am Ende des älteren Falls seit mindestens zwei Wochen still, seither wieder mit Legacy-Authentifizierung benutzt. Nicht als umgestellt markiert.
since-proven = { $n ->
    [one] Bestätigt: { NUMBER($n) } Gerät
   *[other] Bestätigt: { NUMBER($n) } Geräte
 }
since-proven-text = Nutzt nachweislich keine Legacy-Authentifizierung mehr.
since-new = { $n ->
    [one] Neu: { NUMBER($n) } Gerät
   *[other] Neu: { NUMBER($n) } Geräte
 }
since-new-text = Im älteren Fall nicht enthalten.
since-gone = { $n ->
    [one] Weg: { NUMBER($n) } Gerät
   *[other] Weg: { NUMBER($n) } Geräte
 }
since-gone-text = Seit dem älteren Fall keine Legacy-Anmeldung außer abgelehnten, soweit das Protokoll gelesen wurde. Das allein beweist nicht, dass das Gerät umgestellt wurde.
since-more = … und { NUMBER($n) } weitere
since-still = { $n ->
    [one] { NUMBER($n) } Gerät damals und seither in Gebrauch.
   *[other] { NUMBER($n) } Geräte damals und seither in Gebrauch.
 }

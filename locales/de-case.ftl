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

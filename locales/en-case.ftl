### Case file, comparison, proof card and report.

## Problems of a case file
problem-case-damaged = This case file is damaged: it was cut or changed after it was saved.
problem-case-damaged-do = Use another copy of it. What is on the page stays as it is.
problem-case-newer = A newer version of Cutover saved this case file.
problem-case-newer-do = Open it with that version. What is on the page stays as it is.
problem-case-large = This case file is larger than any case can be.
problem-case-large-do = Check where it comes from. What is on the page stays as it is.
problem-case-locked = This case file is encrypted and was not opened.
problem-case-locked-do = Choose it again and enter its passphrase.

## Saving
export-case-sealed = Case file, encrypted …
export-pseudonyms = With pseudonyms instead of names, addresses and ids
export-key = Table of the pseudonyms
saving = Saving
seal-title = Save the case file encrypted
seal-body = The whole file is encrypted with this passphrase. Nobody can open it without, and nobody can restore a lost passphrase: keep it where you keep passwords.
seal-act = Save
seal-made = Made for this file, shown only now:
seal-take = Use it
seal-weak = This passphrase is too easy to guess. Take at least 15 characters, 8 of them different, or the one above.
seal-unequal = The two passphrases are not the same. Type both again.
passphrase = Passphrase
passphrase-again = Passphrase again
error-seal-title = The case file was not saved
error-seal = This browser offers encryption only to pages that come over HTTPS or from this computer. Nothing is lost: open this page over HTTPS, or save the case file without a passphrase and keep it in a safe place.
unlock-title = Open the encrypted case file
unlock-body = { $name } is encrypted. Enter the passphrase with which it was saved.
unlock-act = Open
unlock-refused = The file does not open: the passphrase is wrong, or the file was changed since it was saved. The encryption cannot tell the two apart.

## What changed since an older case
since-title = Since the older case
since-text = The older case ends { $until }; since then the log was read up to { $to }.
since-returned = { $n ->
    [one] Back again: { NUMBER($n) } device
   *[other] Back again: { NUMBER($n) } devices
 }
since-returned-text = Marked as changed, and a legacy sign-in came after the mark.
since-resumed = { $n ->
    [one] In use again: { NUMBER($n) } device
   *[other] In use again: { NUMBER($n) } devices
 }
since-resumed-text = Silent for at least two weeks at the end of the older case, and used with legacy authentication since. Not marked as changed.
since-proven = { $n ->
    [one] Proven: { NUMBER($n) } device
   *[other] Proven: { NUMBER($n) } devices
 }
since-proven-text = Proven to have left legacy authentication.
since-new = { $n ->
    [one] New: { NUMBER($n) } device
   *[other] New: { NUMBER($n) } devices
 }
since-new-text = Not in the older case.
since-gone = { $n ->
    [one] Gone: { NUMBER($n) } device
   *[other] Gone: { NUMBER($n) } devices
 }
since-gone-text = No legacy sign-in since the older case that was not rejected, as far as the log was read. That alone does not prove that the device was changed.
since-more = … and { NUMBER($n) } more
since-still = { $n ->
    [one] { NUMBER($n) } device in use then and since.
   *[other] { NUMBER($n) } devices in use then and since.
 }

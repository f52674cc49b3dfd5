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

### Marks and verdicts; see locales/en.ftl.

## Marking
marking-button = Mark as changed
marking-change = Change mark
marking-remove = Remove mark
marking-title = Mark as changed
marking-many = { $n ->
    [one] { NUMBER($n) } device
   *[other] { NUMBER($n) } devices
 }
marking-body = From then on the log is checked for legacy sign-ins of the device, and for the app that it moved to. The mark lives in this tab only: save the case file to keep it.
marking-how = How it was changed
marking-at = Changed at
marking-save = Save
marking-shown = The log shows it: last legacy sign-in { $last }, first sign-in by { $app } { $first }.
marking-ended = The log shows no legacy sign-in after { $last }, for longer than this device was ever silent.
marking-old-log = The log ends { $end }, with the last legacy sign-in { $last }. Enter when the device was changed.
marking-not-shown = The log does not show a change yet: the time proposed is now.
marking-zone = Times are in your time zone, { $zone }.
marking-future = This time is still to come.
marking-all = { $n ->
    [one] Mark { NUMBER($n) } shown device as changed
   *[other] Mark all { NUMBER($n) } shown devices as changed
 }
marking-done = { $n ->
    [one] { NUMBER($n) } device is marked as changed.
   *[other] { NUMBER($n) } devices are marked as changed.
 }
marking-undone = { $n ->
    [one] The mark of { NUMBER($n) } device is taken back.
   *[other] The marks of { NUMBER($n) } devices are taken back.
 }
marking-undo = Undo
how-re-added = Deleted and added again in Apple Mail
how-update-and-wait = Updated; Apple’s upgrade in place is awaited
how-other-app = Moved to { $app }
how-oauth = Same program, now { $protocol } with OAuth
how-connector = Moved to a connector, High Volume Email, Azure Communication Services or app-only access
how-switched-off = Protocol switched off
how-retired = No longer in use

## States
vs-withheld = Can’t tell yet
vs-back-on-legacy = Back on legacy
vs-too-early = Too early
vs-clean-so-far = Clean so far
vs-silent = Silent
vs-verified = Verified
vs-ended = Ended
vb-withheld = Can’t tell yet
vb-back-on-legacy = Back on legacy authentication
vb-too-early = Too early to say
vb-clean-so-far = Clean so far
vb-silent = Silent, not proven
vb-verified = Verified: it has left legacy authentication
vb-ended = Verified: its legacy sign-ins have ended

## Reasons
vr-verified = For at least a day the log shows no legacy sign-in, although the device would have signed in, and the account went on with the expected app.
vr-ended = For at least a day the log shows no legacy sign-in, although the device would have signed in, and the person was active.
vr-ended-unattended = For at least a day the log shows no legacy sign-in, although the device would have signed in. Nobody signs in to this account, so no other sign of life can be expected.
vr-interactive-missing = Interactive sign-ins since the mark were not read. A device can go on in either log.
vr-non-interactive-missing = Non-interactive sign-ins since the mark were not read. A device can go on in either log.
vr-not-described = Files were dropped whose filter and time range nobody has confirmed. The rows alone do not tell what is missing.
vr-gap = A part of the log since the mark was not read.
vr-no-sign-of-life = Nothing shows that the person was active during the silence: a flat battery or a holiday looks the same.
vr-one-answer = No single download covers the mark and the whole day after it. Records come late, and two halves read at different times can miss one.
vr-first-half-hour = Less than half an hour has passed since the mark.
vr-namesake = A legacy sign-in after the mark names this person only by a name that two accounts bear or bore. It may be this person’s.
vr-not-usable = The files that should tell cannot: a row or a client app in them could not be read, or what was said of them cannot be true. See “Files”.
vr-new-device = The same person signed in with legacy authentication from a device that was first in use after the mark: a backup often carries the old account over.
vr-hidden-device = The same person signed in with legacy authentication after the mark, and the log does not tell from which device. It may be this one.
vr-accepted = It signed in with legacy authentication after the mark.
vr-stopped = It sent a correct password over a legacy protocol after the mark, and was stopped.
vr-still-trying = It still tries over a legacy protocol: the old account is on the device.
vr-log-too-short = Neither log reaches 15 minutes beyond the mark yet.
vr-first-day = The log must be complete for a day after the mark.
vr-rhythm = This device has been quiet this long before, so it is too soon to tell.
vr-rhythm-network = From one of its networks it has been quiet this long before, so it is too soon to tell: several devices may stand behind them.
vr-rhythm-unknown = Too little of its past is known to say how often it signs in, so it must be silent for at least 14 days. Keep the case file: with it the past grows.
vr-other-device = The expected app signs in, but did so before, or is not known to be on this device: it may be another device of this person.
vr-no-modern = The expected app has not signed in since. The device may be switched off, on holiday or replaced.
vr-modern-not-read = Sign-ins of the expected app were not looked for.

## Numbers
vn-expected = At its usual rate, about { $expected } legacy sign-ins would have occurred by now; seen: { NUMBER($seen) }.
vn-expected-unknown = How many legacy sign-ins were to be expected is not known; seen: { NUMBER($seen) }.
vn-last-seen = The last of them { $time }.
vn-first-after = { $app } first at { $time }, { $gap } after the mark.
vn-first-before = { $app } first at { $time }, { $gap } before the mark.
vn-incomplete = The log after the mark is not complete.
vn-rests-asked-newest = Asked of Microsoft Graph; complete to the newest record, less 15 minutes.
vn-rests-asked-nothing = Asked of Microsoft Graph; complete to when it was asked, less 2 hours.
vn-rests-stated-newest = By your details of the files; complete to the newest record, less 15 minutes.
vn-rests-stated-nothing = By your details of the files; complete to the download, less 2 hours.
vn-first-days = A proof of the first days cannot exclude a second device of the same model and version, or one that is used less than once a day. Look again on { $day }.
vn-only = Read with a filter on { $client }: other protocols were not looked at.
vn-scanner = Another legacy sign-in of this account goes on as it did before: { $device }. It is a finding of its own.
vn-missing = Still missing
vn-again = Repair it once more by the steps on this page, then mark it anew.
vn-elsewhere = Seen as { $device }

## What closes it
vc-read = Read again
vc-ask = Ask Microsoft Graph
vc-files = Choose files
vc-log-interactive = The interactive log
vc-log-non-interactive = The non-interactive log
vc-newer = { $log } ends { $time }. Sign out and in at the Entra admin center once, wait 15 minutes, download both logs again, unfiltered, and drop them here.
vc-newer-then = { $log } ends { $time }. At the next look, { $when }: sign out and in at the Entra admin center once, wait 15 minutes, download both logs, unfiltered, and drop them here.
vc-filtered = { $log } ends { $time }, as far as a filtered download tells. Download both logs unfiltered, or after { $after }.
vc-filtered-now = { $log } ends { $time }, as far as a filtered download tells. Download both logs again.
vc-gap = { $log } from { $from } to { $to } was not read. Download it from { $from } on, unfiltered, and drop it here.
vc-gap-lost = { $log } from { $from } to { $to } was not read, and its beginning can no longer be downloaded.
vc-mark-anew = Mark anew from the end of the gap
vc-bring = Download in the Entra admin center, sign-in logs, both tabs (interactive and non-interactive), date from { $from } to now, and drop both files here.
vc-bring-app = Download the same without a filter, or with Application = { $app }: then the new app is seen, too.
field-question-app = Only application { $app }

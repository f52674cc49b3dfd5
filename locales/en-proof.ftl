### The proof card of a device and the report of a case; see locales/en.ftl. Most of it is written by the worker.

## The place
proof-open = Proof card
proof-back = Back to the device
proof-print = Print or save as PDF
proof-hash = Compute SHA-256
proof-loading = Writing the proof card …
proof-names = This card shows real names. For a copy with pseudonyms: Export, “With pseudonyms …”, Case report.
proof-cards = Proof cards
proof-cards-none = No device is marked as changed yet. Every device has a card that says what is known of it.
proof-cards-more = { $n ->
    [one] { NUMBER($n) } more marked device: see Findings.
   *[other] { NUMBER($n) } more marked devices: see Findings.
 }
export-report = Case report (HTML)
timeline-facts-no-end = Log complete to: not known

## Head of a card
pc-kind-proof = Proof card
pc-kind-open = Device card: not a proof
pc-not-proof = This card does not prove that the device has left legacy authentication. It says what is known so far, and what is missing.
pc-not-marked = Nobody has marked this device as changed, so nothing was checked.
pc-no-mark = For this finding no change is expected: there is nothing to prove.
pc-proven = From the change to the time below, as far as the log shows.

## Device
pc-device = Device and account
pc-name = Device
pc-system = System
pc-person = Person
pc-account = Account
pc-object = Object ID

## Before
pc-before = Before
pc-first = First legacy sign-in
pc-last = Last legacy sign-in
pc-last-before = Last before the change
pc-counts = Legacy sign-ins
pc-counts-before = Legacy sign-ins before the change
pc-counts-words = { $accepted } accepted, { $stopped } stopped after a correct password, { $rejected } rejected, { $other } other
pc-counts-note = Sign-ins up to 5 minutes after the change count as before it.
pc-flags = Labels

## Change
pc-change = Change
pc-how = How
pc-when = When
pc-by = As stated by the administrator.

## After
pc-after = After
pc-verdict = Verdict
pc-legacy = Legacy since then
pc-rejected = Not counted
pc-rejected-words = { $n ->
    [one] { NUMBER($n) } rejected attempt from an address that the device never used: somebody else guesses passwords.
   *[other] { NUMBER($n) } rejected attempts from addresses that the device never used: somebody else guesses passwords.
 }
pc-modern = The expected app
pc-modern-none = { $app }: no sign-in found.
pc-modern-not-asked = This change expects no app.
pc-silence = Silence asked for
pc-silence-words = { $needed }; the longest gap of its past was { $gap }
pc-silence-unknown = { $needed }
pc-complete = Complete to
pc-complete-words = { $time }, in both logs from the change on without a gap ({ $which } is the earlier)
pc-complete-plain = { $time }
pc-complete-none = not complete
pc-rests = It rests on
pc-earliest = Verdict at the earliest
pc-elsewhere = Seen elsewhere
pc-elsewhere-words = { $time }, { $device }

## What was looked at
pc-looked = What was looked at
pc-looked-none = Nothing was asked of Microsoft Graph, and no file was read.
pc-log = Log
pc-question = Question
pc-from = From
pc-to = To
pc-basis = Basis
pc-basis-asked = asked
pc-basis-stated = stated
pc-basis-observed = observed
pc-basis-note = Asked: Microsoft Graph answered to the end. Stated: the administrator said with which filter and for which time a file was downloaded. Observed: only what the rows of a file show; that proves nothing.
pc-everything = all sign-ins
pc-legacy-clients = legacy clients
pc-client = { $client } only
pc-app = application { $app }
pc-of-person = this account
pc-mail-of-person = Accepted modern sign-ins of this person to Exchange Online
pc-app-of-person = application { $app }, this account
pc-unknown = not known
pc-more = { $n ->
    [one] { NUMBER($n) } more is not shown.
   *[other] { NUMBER($n) } more are not shown.
 }
pc-requests = Requests to Microsoft Graph
pc-requests-gone = The requests behind it were made in an earlier session, and are not kept here.
pc-requests-left-out = Requests and SHA-256 are left out of a copy with pseudonyms: they would tell whose log it is.
pc-requests-answer = { $time }, { $n ->
    [one] { NUMBER($n) } record
   *[other] { NUMBER($n) } records
 }
pc-sources-see = Files and requests: see the first page of this report.
pc-file = { $format }, { $size }, { $n ->
    [one] { NUMBER($n) } record
   *[other] { NUMBER($n) } records
 }, { $events }
pc-file-window = Filter: { $question }. { $from } – { $to }; { $basis }
pc-file-rows = Rows { $from } – { $to }; { $basis }
pc-file-downloaded = Downloaded { $time }
pc-file-clients = Client apps as the administrator stated them: { $list }
pc-client-answer = “{ $name }” is { $what }
pc-file-cut = Not read to its end: it proves nothing.
pc-sha = SHA-256 { $hash }
pc-sha-none = SHA-256 not computed
pc-demo = Invented records of the demo tenant

## Foot
pc-generated = Generated { $time } by Cutover { $version }, commit { $commit }. Tenant: { $tenant }.
pc-generated-plain = Generated { $time } by Cutover { $version }. Tenant: { $tenant }.
pc-tenant-unknown = not known
pc-zone = Times are in { $zone }, and in UTC.
pc-pseudonyms = This is a copy with pseudonyms: people, addresses, IDs, the tenant and file names are replaced.
pc-local = Made in the browser from the sources named here; nothing was sent to anybody but Microsoft’s sign-in and Graph.

## Report
report-title = Legacy authentication: report of the case
report-kind = Case report
report-totals = { $n ->
    [one] { NUMBER($n) } device
   *[other] { NUMBER($n) } devices
 }
report-lead = { $open ->
    [one] { NUMBER($open) } device is open.
   *[other] { NUMBER($open) } devices are open.
 }
report-lead-proven = { $n ->
    [one] { NUMBER($n) } is verified or ended.
   *[other] { NUMBER($n) } are verified or ended.
 }
report-state = State
report-count = Devices
report-no-mark = Attempts only, or a certificate
report-open = Open
report-proven = Verified or ended
report-other = Attempts only, and certificates
report-none = None.
report-device = Device
report-person = Person
report-protocol = Protocol
report-class = Class
report-last = Last legacy sign-in
report-why = Why
report-coverage = Coverage
report-window = Records
report-counts = Count of records
report-counts-words = { $read } read: { $parts }
report-cards = { $n ->
    [one] The card of { NUMBER($n) } device follows, marked ones first.
   *[other] The cards of { NUMBER($n) } devices follow, marked ones first.
 }
report-cards-capped = This file holds the cards of { $n } of { $of } devices, marked ones first; all devices are in the tables. Any other card can be opened and printed on its own from the device.

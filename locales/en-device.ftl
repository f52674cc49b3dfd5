### English texts of the places Device, Fix and Evidence; see locales/en.ftl. In steps, *…* marks words as they stand on
### the screen of a device or portal and `…` marks what is typed.

## Device: the head and the timeline
device-heading = { $device } of { $person }
device-heading-none = { $person }: { $device }
device-loading = Reading what is known of this device …
device-modern-capable = can do modern authentication
device-modern-update = can do modern authentication after an update
device-modern-replace = can never do modern authentication
device-modern-unknown = whether it can do modern authentication is not known
timeline-title = Cut-over
timeline-legacy = Legacy
timeline-modern = Modern
timeline-none-modern = no mail app yet
timeline-other-modern = none that fits yet
timeline-facts-other = { $apps }: signed in, but no app of this device
timeline-change = Change
timeline-since = Since then
timeline-week = 7 days
timeline-all = All
timeline-label = Timeline of the sign-ins, { $from } to { $to }. The arrow keys go from one to the next, Enter to its row below; Shift with an arrow moves, plus and minus zoom, 0 shows all.
timeline-shown = Shown: { $from } to { $to }
timeline-as-table = Show as table
timeline-as-picture = Show as picture
timeline-incomplete = may be incomplete from { $time }
timeline-marked = Marked as changed { $time }
timeline-marked-short = Marked { $time }
timeline-gap = { $from } → { $to }, { $long }
timeline-shaded = weekends shaded
timeline-overview = Whole log, { $long }, with the window shown above
timeline-from = Window starts
timeline-to = Window ends
timeline-up = up: { $what }
timeline-down = down: { $what }
timeline-legacy-count = { $n ->
    [one] { NUMBER($n) } legacy sign-in
   *[other] { NUMBER($n) } legacy sign-ins
 }
timeline-modern-count = { $n ->
    [one] { NUMBER($n) } modern sign-in
   *[other] { NUMBER($n) } modern sign-ins
 }
timeline-rejected-count = { $n ->
    [one] { NUMBER($n) } rejected attempt
   *[other] { NUMBER($n) } rejected attempts
 }
timeline-several = several sign-ins
timeline-accepted = accepted
timeline-stopped = stopped after a correct password
timeline-rejected = rejected
timeline-other = other
timeline-ropc = modern, by password grant
timeline-table-caption = Sign-ins per day
timeline-day = Day
timeline-thinned = Only a part of the sign-ins is drawn; the first and the last are.
short-minutes = { NUMBER($n) } min
short-hours = { NUMBER($h) } h
short-hours-minutes = { NUMBER($h) } h { NUMBER($m) } min

## Device: the answer, the way to the next device
device-turn = Devices
device-previous = Previous device
device-next = Next device
device-place = { NUMBER($n) } of { NUMBER($of) }
answer-silent = No legacy sign-in for { $long }
answer-goes-on = , and the account goes on with { $app }.
answer-clean = Nothing legacy since the change.
answer-possible = Proof is possible { $when }.
answer-look = Look again { $when }.
answer-from = from { $time }

## Device: is it over
verdict-title = Is it over?
over-logs = Both logs read
over-app = Modern sign-in seen
over-person = The person was active
over-legacy = Nothing legacy since the mark
over-silence = Silent for { $long }
over-silent = Silent long enough: { $long }
over-so-far = { $long } so far
over-longest = its longest pause before was { $long }
over-complete = Log complete to { $time }
over-complete-day = Log complete for long enough
over-now = now to { $time }
over-expected = { $n ->
    [one] At its usual rate, about { NUMBER($n) } legacy sign-in would have occurred by now. There was none.
   *[other] At its usual rate, about { NUMBER($n) } legacy sign-ins would have occurred by now. There were none.
 }
over-last = last one { $time }
over-count = { NUMBER($n) } of { NUMBER($of) }
over-yes = : yes
over-no = : not yet
verdict-open-text = The last legacy sign-in was { $last }.
verdict-attempts-text = The last attempt was { $last }. None of them got in.
verdict-first-modern = First sign-in by { $app } after it: { $time }, { $gap } later.
verdict-modern-before = { $app } is in use, but no such sign-in came after the last legacy one. It may be another device of this person.
verdict-no-modern = No sign-in by a mail app with modern authentication came after it.
verdict-hand-over = This looks like a cut-over
verdict-hand-over-text = Legacy ended and a mail app with modern authentication began. That is a good sign, not yet proof: proof needs a marked change and a log that covers at least 24 hours after it.
verdict-still = Still in use
verdict-still-text = As far as this log shows, legacy sign-ins have not ended.
verdict-silent = Silent, not proven
verdict-silent-text = No legacy sign-in for a while, and no modern one either. The device may be switched off, on holiday or replaced: silence is not proof.
verdict-both-text = A mail app with modern authentication is in use and legacy sign-ins go on: most likely a second device, a second app or an old profile.
verdict-moved = { $device } of the same person began to use legacy sign-ins { $time }, after this one ended: a new device often inherits the old account from a backup.
verdict-certificate = A certificate: a new profile is needed
verdict-certificate-text = No password is sent. But direct certificate sign-in to Exchange ActiveSync has an end date, see What to do: the device needs a profile that signs in with OAuth.
verdict-spray = Probably no device
verdict-spray-text = Most likely strangers try passwords. Then nothing on a device of this person needs a change.
class-attempts-text = Nobody got in. Strangers may be trying passwords, or a device of this person still has an old one.
verdict-compromised = Secure the account first
verdict-compromised-text = A correct password came from a network without any earlier success, amid failures from many. Before you touch any device: reset the password and revoke all sessions.
verdict-complete = Log complete to { $time }.
verdict-incomplete = How far the log is complete is not known: it takes both logs, interactive and non-interactive, and what each file is.
duration-minutes = { $n ->
    [one] { NUMBER($n) } minute
   *[other] { NUMBER($n) } minutes
 }
duration-hours = { $n ->
    [one] { NUMBER($n) } hour
   *[other] { NUMBER($n) } hours
 }
duration-days = { $n ->
    [one] { NUMBER($n) } day
   *[other] { NUMBER($n) } days
 }
duration-days-ahead = { $n ->
    [one] { NUMBER($n) } day
   *[other] { NUMBER($n) } days
 }
duration-seconds = less than a minute

## Device: why this is the device
why-title = Why this is the device
why-agent = User agent
why-agent-empty = empty: the client did not name itself, so the device is unknown
why-agent-details = none in the record; family and system come from its device details (operating system, browser)
why-agents-more = Other agents
why-agents-seen = { $n ->
    [one] { NUMBER($n) } sign-in
   *[other] { NUMBER($n) } sign-ins
 }, { $from } – { $to }
why-read = How it was read
why-certainty = Certainty
why-exact = exact: model and version are in Apple’s published tables and fit each other
why-exact-other = exact: the agent names it
why-range = a range: the exact model or version is not in the tables of 5 October 2026
why-family = only the family is known
why-none = nothing about the device is known
why-model = Model
why-system = System
why-app = App
why-protocol = Protocol
why-application = Application
why-resource = Signed in to
why-class = Class
why-rests = rests on
why-proven = Evidence on { NUMBER($n) } of { NUMBER($of) } sign-ins that were not rejected
why-against = Against a password
why-against-count = On { NUMBER($n) } of { NUMBER($of) } sign-ins that were not rejected, the record tells of something other than a password
why-history = Versions seen
why-hidden = Exchange Online itself stands in the log in place of the device ({ $agent }). Which device sent the password is not recorded; the networks below and the hours help to find it.
why-no-agent = The file has no user agent, so the device is unknown.
why-unreadable = This agent does not tell which device it is. Cutover does not guess.
why-marks = What the labels mean

## Device: sign-ins, networks, other devices
sign-ins-title = Sign-ins
sign-ins-shown = The newest { NUMBER($n) } of { NUMBER($of) }
sign-ins-every = All
sign-ins-older = This sign-in is older than the newest { NUMBER($n) }, which are listed here.
sign-ins-time = Time
sign-ins-over = Protocol or app, resource
sign-ins-to = signed in to
sign-ins-where = Address
sign-ins-event = Type
sign-ins-access = Conditional Access
sign-ins-more = Show all { NUMBER($n) }
sign-ins-more-of = Show the newest { NUMBER($n) } of { NUMBER($of) }
outcome-accepted = Accepted
outcome-stopped = Stopped after correct password
outcome-rejected = Rejected
outcome-interrupted = Interrupted
outcome-other = Other
sign-ins-code = code { $code }
sign-ins-no-code = no error code
ca-not-readable = policies not readable
ca-not-readable-text = “Not readable” is not “none”: the reader had no right to see the policies, or the file does not carry them.
ca-success = satisfied
ca-failure = blocked or unmet
networks-title = Networks
networks-text = Each network is most likely one place: the office, a home, a data centre. A regular beat from one of them is most likely one device.
networks-network = Network
networks-place = Place
networks-count = Sign-ins
networks-span = First – last
others-title = Other findings of this person

## Evidence: what was read, what was not
evidence-heading = Evidence
evidence-lead = What this page has read, what it has not, and how to check that nothing left it.
evidence-none = Nothing was read yet.
evidence-none-text = Load a log on Start; this page then says what was in it.
evidence-requests = Requests
evidence-requests-none = None left this page since it was loaded. Files are read by the browser on this device.
evidence-requests-own = From its own address the page loaded its parts: the page, its style, the program and its worker.
evidence-check = How to check it
evidence-check-1 = Open the developer tools (F12), tab *Network*, and load a file: no line is added.
evidence-check-2 = Or load the page, switch the network off, and go on working.
evidence-check-3 = The page’s policy, in its source under *Content-Security-Policy*, lets page and worker send requests to this site, Microsoft’s sign-in and Graph only. It does not bind WebRTC, which the page removes before anything else runs, nor links that you open.
evidence-sources = What was read
evidence-basis = Basis
evidence-basis-stated = stated by you
evidence-basis-observed = observed: only what the rows show
evidence-basis-demo = demo
evidence-window = Window
evidence-window-none = no records
evidence-records = Records
evidence-size = Size
evidence-format = Format
evidence-events = Event types
evidence-question = Filter
evidence-origin = Known from
origin-case = From the case, not checked here
origin-case-check = From the case, not checked here. Drop the same file again to check it.
origin-checked = From the case, and checked here: the same file was read, with the same SHA-256
evidence-hash = SHA-256
evidence-hash-none = not computed
evidence-hash-button = Compute SHA-256 of all files
evidence-hash-text = Computed in this tab, on demand and when a case is saved: it takes about as long as reading. Compare with `Get-FileHash` or `sha256sum`.
evidence-hash-progress = { $done } of { $total }
evidence-hash-label = Computing SHA-256
evidence-hash-done = SHA-256 computed for all files.
evidence-note = Notes
evidence-counts = How the records count
evidence-counts-text = Each record counts exactly once.
count-read = Read
count-duplicates = Repeats of records known already
count-legacy = Legacy sign-ins
count-modern = Modern sign-ins
count-unknown = No or unknown client app
count-not-user = Service principals, managed identities
count-unreadable = Could not be read
evidence-sum-ok = The parts add up to what was read.
evidence-sum-bad = The parts do not add up to what was read: a fault of Cutover, please report it.
evidence-not-read = What was not read
evidence-not-events = { $missing }: not among the files. Many legacy sign-ins show up only there.
evidence-not-unstated = For { $n ->
    [one] { NUMBER($n) } file
   *[other] { NUMBER($n) } files
 } it is not stated what they are: what they leave out is not known.
evidence-not-refused = { $name }: refused, nothing of it was read.
evidence-not-incomplete = { $name }: not read to its end.
evidence-not-before = Sign-ins before { $time }: what was read begins there. Entra ID keeps 30 days (7 without P1); a filter or a shorter window leaves out more.
evidence-not-after = Sign-ins after { $time }: the log was not yet complete.
evidence-not-policies = The settings of Conditional Access policies, consent, mailbox settings: not part of sign-in logs, not read.
evidence-not-exchange = What Exchange refuses before Entra ID is asked: never in this log. `Get-MobileDevice` and the SMTP AUTH report of the Exchange admin center know of it.
evidence-coverage = Coverage
evidence-tenant = Tenant
evidence-tenant-unknown = not told by the records
evidence-complete-interactive = Interactive complete to
evidence-complete-non-interactive = Non-interactive complete to
evidence-complete-none = not known
evidence-exports = Exports
evidence-exports-text = Written by this tab, saved by your browser; nothing is sent. A case file is opened like a log: choose it or drop it here.
evidence-exports-pseudonyms = With pseudonyms, as chosen under Export: in these files and in that of the requests nobody is named.
evidence-spray = Attempts against accounts that do not exist
evidence-spray-text = { $attempts ->
    [one] { NUMBER($attempts) } rejected attempt
   *[other] { NUMBER($attempts) } rejected attempts
 } against { $users ->
    [one] { NUMBER($users) } name
   *[other] { NUMBER($users) } names
 }
evidence-grants = Modern sign-ins by password grant (ROPC)
evidence-without-id = Records without an id, known by their content

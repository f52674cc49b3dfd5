### English texts, grouped by place. locales/de.ftl has the same messages with the same arguments; the build fails
### otherwise. { $name } is text, { NUMBER($n) } a whole number, { $n -> [one] … *[other] … } a plural.

## The frame around every place
skip = Skip to content
places = Places
nav-findings = Findings
nav-fix = Fix
nav-evidence = Evidence
add-files = Add files
choose-files = Choose files
choose-folder = Choose a folder
files-label = Sign-in log files
folder-label = Folder with sign-in logs
export = Export
export-json = Findings (JSON)
export-csv = Findings (CSV)
export-case = Case file
theme-auto = Theme: as the system
theme-light = Theme: light
theme-dark = Theme: dark
forget = Forget everything
forget-title = Forget everything?
forget-body = All sign-ins, findings and answers are removed from this tab. Your files stay as they are. Nothing was stored, so nothing can be brought back: export first what you want to keep.
forget-confirm = Forget now
cancel = Cancel
close = Close
dismiss = Dismiss
page-title = { $place } – Cutover
footer-commit = commit { $commit }
footer-zone = Times in { $zone }
footer-hover = ; hover for UTC
imprint = Imprint
privacy = Privacy
drop-title = Drop the files anywhere
drop-body = JSON, CSV, .zip or .gz from the Entra sign-in log. They are read in this tab and go nowhere.
utc = { $time } UTC

## Said while reading and after
reading = Reading
reading-line = { $done } of { $total } · { $records ->
    [one] { NUMBER($records) } sign-in
   *[other] { NUMBER($records) } sign-ins
 }
reading-file = file { NUMBER($file) } of { NUMBER($files) }
reading-folder = Looking through the folder …
reading-demo = Opening the demo tenant …
stop = Stop
stopping = Stopping …
said-reading = { $files ->
    [one] Reading { NUMBER($files) } file.
   *[other] Reading { NUMBER($files) } files.
 }
said-percent = { NUMBER($percent) } percent read.
said-done = Reading finished. { $devices ->
    [0] No device found.
    [one] { NUMBER($devices) } device found.
   *[other] { NUMBER($devices) } devices found.
 }
said-stopped = Stopped. What was read until then is kept: { $devices ->
    [one] { NUMBER($devices) } device.
   *[other] { NUMBER($devices) } devices.
 }
said-forgotten = Everything is forgotten.
said-exported = Saved as { $name }.
said-copied = Copied.

## Errors of the page itself: what happened, what was kept, what to do
error-worker-title = The reading part of the page did not start
error-worker = Nothing was read. Reload the page; if that does not help, use a current version of Edge, Chrome, Firefox or Safari, and check that no extension blocks workers.
error-language-title = The page stays in this language
error-language = The words in { $name } could not be loaded. Check the connection and try again; everything else goes on.
error-failed-title = Something failed inside the page
error-failed = What was read is kept. Try again; if it fails again, save the case and reload the page. This is a fault of Cutover: please report it, without the file: { $place }
error-crashed-title = The reading part of the page has crashed
error-crashed = It was started again, but all that it had read is lost, with the marks and file details since the last saved case. Load the case file that you saved last, and drop the files again, the failing one last. This is a fault of Cutover: please report it, without the file: { $place }
error-folder-title = The folder was not read
error-folder-many = It holds more than 105,408 files. Drop only the folder with the logs in it.
error-folder-path = The browser could not read “{ $path }”, so nothing of this drop was read. Drop the files themselves, or pack them into a .zip.
error-config-title = The configuration of this page is not valid
error-config = config.json was ignored as a whole: { $reason }. Everything but preset values works. The operator of this page can correct the file.
config-not-json = it is not valid JSON
config-not-object = it is not a JSON object
config-unknown-key = the key “{ $key }” is not known
config-bad-value = the value of “{ $key }” is not allowed
panic-title = Cutover has stopped because of a fault of its own
panic-body = Nothing left this tab, and files that you exported are safe. Reload the page and drop the files again. If it happens again, please report it: { $place }
panic-reload = Reload the page
report-place = in Cutover’s repository, under “Issues”

## Start
start-title = Find the devices that still use legacy authentication
start-return = This page had to be loaded anew, and nothing was stored. Load the same files again to return to where you were.
copy = Copy
nothing-uploaded = Runs in this tab. Nothing is uploaded.
start-check = Check it
start-drop = or drop sign-in logs here, JSON or CSV
start-waits = The page is still loading. It goes on by itself.
start-demo = Open the demo tenant
start-how = How do I get the files?
start-notice = You got *Basic Authentication – Monthly Usage Report*?
start-notice-how = Start here
start-still = The phone’s old sign-in stops, its new app starts. That is the proof.
start-still-label = Legacy sign-ins end at 21:56, modern ones begin at 22:02
start-still-gap = 21:56 → 22:02, 6 min
how-1 = Open the sign-in logs of the Entra admin center
how-2 = Date: *Last 7 days* (*Last 1 month* with Entra ID P1). Set no other filter: the proof must see the new app, too. Only in a very large tenant set *Client app* and tick everything below *Legacy Authentication Clients*.
how-3 = *Download › JSON* on both tabs: *User sign-ins (interactive)* and *User sign-ins (non-interactive)*, there with the aggregation set to *None*. Most mail clients are in the second.
how-4 = Drop all files here together, or:
how-more = The role Reports Reader is enough. CSV works too, and so do Graph responses, diagnostic exports, Event Hub records, .zip and .gz, up to gigabytes.
trust-1 = No server, no analytics, no cookies. What you drop is read by your browser, stored nowhere and forgotten with the tab.
trust-2 = The page’s own policy lets its code send requests to this site, the Microsoft login and Graph, and to nobody else.
trust-3 = Open the developer tools (F12), tab Network, and drop a file. Or load the page, switch the network off, and go on.

## Findings: the answer and what it rests on
headline-using = { $devices ->
    [one] { NUMBER($devices) } device still uses
   *[other] { NUMBER($devices) } devices still use
 } legacy authentication
headline-waiting = { NUMBER($devices) } changed, waiting for proof
headline-waiting-devices = { $devices ->
    [one] { NUMBER($devices) } device
   *[other] { NUMBER($devices) } devices
 } changed, waiting for proof
headline-proven = { NUMBER($devices) } proven
findings-headline-so-far = { $devices ->
    [one] { NUMBER($devices) } device with legacy authentication
   *[other] { NUMBER($devices) } devices with legacy authentication
 } so far; still reading
findings-headline-reading = Reading the sign-ins …
findings-headline-proven = { $devices ->
    [one] The device no longer uses legacy authentication: proven
   *[other] None of the { NUMBER($devices) } devices uses legacy authentication any more: proven
 }
findings-headline-certificate = No password over legacy protocols; { $devices ->
    [one] { NUMBER($devices) } device uses a certificate
   *[other] { NUMBER($devices) } devices use a certificate
 }
findings-headline-attempts = No legacy sign-in got in; there were attempts against { $people ->
    [one] { NUMBER($people) } account
   *[other] { NUMBER($people) } accounts
 }
findings-headline-none = No legacy sign-in in the log from { $from } to { $to }
findings-headline-cannot-tell = These files cannot tell whether legacy authentication is used
findings-none = A device may still be configured: Exchange usually refuses Basic before the log is written. How to check: Get-MobileDevice, the SMTP AUTH report of the Exchange admin center.
findings-none-one-sided = This is only half an answer: { $missing } are not among the files.
findings-none-narrower = { $kind } sign-ins were read from { $from } to { $to } only: outside of this it is half an answer.
findings-none-gap-of = { $kind } sign-ins from { $from } to { $to } were not read: there it is half an answer.
findings-none-gap = From { $from } to { $to } nothing was read, and this answer does not cover it.
findings-none-unknown = { $n ->
    [one] { NUMBER($n) } sign-in has no known client app and is
   *[other] { NUMBER($n) } sign-ins have no known client app and are
 } not covered by this answer.
findings-none-unreadable = { $n ->
    [one] { NUMBER($n) } record is unreadable and is
   *[other] { NUMBER($n) } records are unreadable and are
 } not covered by this answer.
findings-none-cut = { $n ->
    [one] { NUMBER($n) } file was
   *[other] { NUMBER($n) } files were
 } not read to the end and not counted here. See below, under “Files”.
findings-empty = They hold no sign-in of a person.
findings-empty-describe = A file without sign-ins is valid evidence once you say what it is: answer the question below.
findings-empty-other = What you dropped belongs beside a sign-in download, or is about applications and not people. Drop the download of the user sign-ins as well.
findings-unread = None of them could be read.
findings-unread-next = Below you see why, file by file. Nothing was kept; drop other files to go on.
findings-unread-order = Say below which day is meant; then it is read again.
findings-partial = They hold no legacy sign-in, but none of them is a complete log.
findings-partial-next = They were filtered to something else, or are only a part. Download both logs without a filter and drop them here.
coverage-reading = Still reading
coverage-both = Both logs
coverage-interactive-only = Non-interactive sign-ins missing
coverage-non-interactive-only = Interactive sign-ins missing
coverage-unstated = Event type not stated
coverage-partial = Not the whole log
interactive-sign-ins = interactive sign-ins
non-interactive-sign-ins = non-interactive sign-ins
coverage-records = { $n ->
    [one] { NUMBER($n) } sign-in
   *[other] { NUMBER($n) } sign-ins
 }
coverage-duplicates = { $n ->
    [one] { NUMBER($n) } repeat
   *[other] { NUMBER($n) } repeats
 }
coverage-unreadable = { NUMBER($n) } unreadable
coverage-unknown = { NUMBER($n) } without client app
coverage-complete = complete to { $time }
coverage-newest = Newest record:
compromised-title = { $n ->
    [one] { NUMBER($n) } account is possibly compromised
   *[other] { NUMBER($n) } accounts are possibly compromised
 }
compromised-body = Reset the password and revoke sessions before you touch any device.
compromised-show = Show
spray-unknown = { $attempts ->
    [one] { NUMBER($attempts) } rejected attempt
   *[other] { NUMBER($attempts) } rejected attempts
 } against { $users ->
    [one] { NUMBER($users) } user name
   *[other] { NUMBER($users) } user names
 } unknown to the tenant: counted as password spray, not listed.
modern-grants = { $n ->
    [one] { NUMBER($n) } modern sign-in uses
   *[other] { NUMBER($n) } modern sign-ins use
 } a password grant (ROPC).

## Findings: tiles, filters, table
search-label = Search devices
search-hint = Person, device, address
filter-clear = Clear filters
filter-result = { $n ->
    [one] { NUMBER($n) } of { NUMBER($total) } findings
   *[other] { NUMBER($n) } of { NUMBER($total) } findings
 }
part-using = Still uses legacy authentication
part-waiting = Changed, waiting for proof
part-proven = Proven
filter-none = No finding fits these filters.
sort-label = Sort by
devices = Devices
column-device = Device
column-person = Person
column-strip = { $days ->
    [one] { NUMBER($days) } day
   *[other] { NUMBER($days) } days
 }: legacy above, modern below
column-sign-ins = Sign-ins
column-last = Last seen
column-state = State
column-protocol = Protocol
filter-class = Class
filter-labels = Labels
filter-without = Without the filter { $name }
strip-head = legacy ↑ modern ↓
device-from = { $protocol } from { $from }
device-hidden-short = device not visible
more = More
road-now = Now
road-say = Say what the files hold.
road-said = The files say enough for a proof.
road-today = Today
road-repair = Repair the device; its page has the steps.
road-open = Open the device
road-tomorrow = Tomorrow
road-again = Load both logs again. That is the proof.
keys-title = Keys
keys-search = Search the devices
keys-escape = Empty the search, close what is open
keys-rows = Next and previous device
keys-open = Open the device
keys-timeline = Previous and next sign-in on the timeline
keys-zoom = Zoom in, zoom out, show all
keys-list = This list
failed-count = { NUMBER($n) } rejected
strip-label = { $legacy } legacy, { $modern } modern
strip-days = { $n ->
    [one] on { NUMBER($n) } day
   *[other] on { NUMBER($n) } days
 }
today = today { $time }
yesterday = yesterday { $time }
tomorrow = tomorrow { $time }
person-unknown = Person not named
print-first = Only the first findings are printed; Export › Findings (CSV) has all of them.
addresses-count = { $n ->
    [one] { NUMBER($n) } address
   *[other] { NUMBER($n) } addresses
 }
countries-count = { $n ->
    [one] { NUMBER($n) } country
   *[other] { NUMBER($n) } countries
 }

## Words: classes, states, devices
class-basic = Basic proven
class-unknown = Legacy, method unknown
class-certificate = Certificate, not Basic
class-attempts = Attempts only
state-not-changed = Not changed
state-certificate = New profile needed
state-none-label = Nobody got in
device-hidden = Device not visible
device-hidden-sub = relayed by Exchange
device-no-agent = Device unknown
device-no-agent-sub = no user agent in the file
device-unknown = Device not recognised
device-unknown-sub = user agent not readable
device-empty-agent-sub = user agent empty
device-by-details = from the record’s device details
device-spray = Probably no device: password spray
family-script = Script or program
family-browser = Browser
family-android = Android device
family-windows = Windows
family-apple = Apple device
family-mac = Mac
family-outlook = Outlook
family-outlook-mobile = Outlook mobile
family-windows-phone = Windows Phone
family-other-phone = Older phone
family-mail-program = Mail program
modern-capable = can do modern
modern-update = update first
modern-replace = replace
event-interactive = Interactive
event-non-interactive = Non-interactive

## Flags and protocols explained where they appear
flag-likely-spray = Likely password spray
flag-likely-spray-text = Only rejected attempts, from many networks or relayed by Exchange: most likely somebody trying passwords, not a device of this person. Block legacy authentication; no device needs a change.
flag-compromised = Possibly compromised
flag-compromised-text = A correct password from a network with no earlier success, amid failures from many networks. Reset the password and revoke sessions first, then look at the device.
flag-old-password = Old password
flag-old-password-text = Only rejected attempts, by a recognised client from few networks: most likely a device that still tries an old password. Remove or renew the account on it.
flag-guest = Guest
flag-guest-text = A guest of this tenant. Their device belongs to another organisation: tell them or their admins.
flag-cross-tenant = Across tenants
flag-cross-tenant-text = A sign-in from one tenant to another. The tenant that has the account must act.
flag-service = Service account?
flag-service-text = A regular beat, one address, SMTP AUTH: perhaps a printer, scanner or script rather than a person. The log cannot prove it; ask who owns the account.
flag-relay = Relayed by Exchange
flag-relay-text = Exchange relayed this sign-in; the device is not visible in the log. It is shown as person and protocol; the networks it came from are on its page.
flag-no-agent = No user agent
flag-no-agent-text = The file’s records have no user agent. A download from today’s portal has it, best as JSON.
flag-partly = Proven in part
flag-partly-text = Some sign-ins prove the class, the others carry no details, and none speaks against it.
flag-upgrade = Upgrading itself
flag-upgrade-text = The person also has a password grant by Apple Internet Accounts: Apple’s own upgrade to modern authentication. Wait, then look whether legacy sign-ins stop.
flag-implausible = Unlikely user agent
flag-implausible-text = This model never got this version of the system, or the system cannot exist yet. The user agent may be invented, or this page’s tables, of 5 October 2026, may be too old: treat the device name with doubt.
flag-without-id = Without record id
flag-without-id-text = Some records have no id and are known by their content; a repeat that differs in one field would count twice.
protocol-other-text = Microsoft puts every legacy client here that it does not list. The name alone does not prove a mail client: look at the user agent and the app.
protocol-powershell-text = Remote PowerShell with Basic authentication. An admin’s old script or session, not a mail client: use the module ExchangeOnlineManagement version 3 or later.

## Files beside the findings
files-title = Files
files-count = { $n ->
    [one] { NUMBER($n) } file
   *[other] { NUMBER($n) } files
 }
files-open = { $n ->
    [one] { NUMBER($n) } file needs details
   *[other] { NUMBER($n) } files need details
 }
files-problems = { $n ->
    [one] { NUMBER($n) } with a problem
   *[other] { NUMBER($n) } with a problem
 }
files-why = A download does not record its filter or date range. Add them so Cutover can tell whether the log is complete.
file-files = { NUMBER($n) } files
file-more = Show { NUMBER($n) } more
file-records = { $n ->
    [0] no sign-ins
    [one] { NUMBER($n) } sign-in
   *[other] { NUMBER($n) } sign-ins
 }
file-duplicates = { $n ->
    [one] { NUMBER($n) } repeat
   *[other] { NUMBER($n) } repeats
 }
file-unreadable = { NUMBER($n) } unreadable
file-other-tenant = { NUMBER($n) } of another tenant, left out
file-misdated = { NUMBER($n) } with an impossible date
file-steps = { $n ->
    [one] { NUMBER($n) } authentication step
   *[other] { NUMBER($n) } authentication steps
 }
file-reading = reading …
file-wrong-window = The answers cannot be true: the window ends before it begins, or after the download. They count for nothing until you correct them.
file-wrong-rows = The answers cannot be true: the file has sign-ins outside this window. They count for nothing until you correct them.
file-wrong-type = The answers cannot be true: the file’s own sign-ins are of the other event type. They count for nothing until you correct them.
file-wrong-filter = The answers cannot be true: the file has sign-ins that this filter would have left out. They count for nothing until you correct them.
file-stated = Stated by you
file-details = Details of this file
file-save = Save these details
file-saved = Details of { $name } saved.
field-event-type = Event type
field-question = Filter used
field-from = From
field-to = To
field-downloaded = Downloaded at
answer-unknown = I do not know
event-by-records = As the records say
question-everything = None: all sign-ins
question-legacy = Legacy authentication clients
question-other = Another filter
format-graph = Graph response
format-portal-json = Portal JSON
format-portal-csv = Portal CSV
format-auth-details = Authentication details (CSV)
format-diagnostics = Diagnostic records
format-event-hub = Event Hub records
format-not-user = Service principals or managed identities
format-unknown = Not recognised
source-demo = Demo tenant
source-graph = Microsoft Graph
kept-none = Nothing of this file was used; the other files are not affected.
kept-some = { $n ->
    [one] The { NUMBER($n) } sign-in before it was kept
   *[other] The { NUMBER($n) } sign-ins before it were kept
 }; the other files are not affected.
problem-at = At byte { NUMBER($n) }.
problems-title = { $n ->
    [one] { NUMBER($n) } file could not be used, or not all of it
   *[other] { NUMBER($n) } files could not be used, or not all of them
 }
problem-empty = The file is empty, without even a header.
problem-empty-do = Download it again; a download without hits still has a header or [].
problem-html = This is a web page, not a log: often a portal’s error or sign-in page saved under the log’s name.
problem-html-do = Sign in to the portal again and use its Download button.
problem-image = This is a picture.
problem-image-do = Use the portal’s Download button instead of a screenshot.
problem-excel = This is an Excel workbook.
problem-excel-do = Drop the CSV or JSON as the portal gave it, or save the sheet as CSV UTF-8.
problem-binary = This is a binary file, not a text.
problem-binary-do = Drop the JSON or CSV of the portal’s Download.
problem-not-utf8 = The text is not in UTF-8 (perhaps UTF-16 from PowerShell or an old code page).
problem-not-utf8-do = Save it as UTF-8, or download it again as JSON.
problem-not-sign-ins = Readable, but it holds no sign-in log: another table or another JSON.
problem-not-sign-ins-do = Take the download of Sign-in logs, not of audit logs or users.
problem-header = The columns are named in a language that is not known here, and their values do not tell either.
problem-header-do = Set the portal’s language to English and download again, or choose JSON: it is the same in every language.
problem-of-files = { NUMBER($failed) } of { NUMBER($n) } files could not be read to the end, first “{ $name }”:
problem-truncated = The file ends in the middle of a record.
problem-truncated-do = The download was cut off: download it again.
problem-malformed = The file is damaged.
problem-malformed-do = Download it again; do not edit it in between.
problem-large = One record is larger than any sign-in can be.
problem-large-do = Check that this is a sign-in log, and download it again.
problem-tenant = The file belongs to another tenant than the ones already read. Two tenants are never mixed.
problem-tenant-do = Use “Forget everything” and read it alone, or open a second tab.
problem-stopped = You stopped here.
problem-stopped-do = Drop the file again to read the rest; repeats count once.
problem-cannot-read = The browser could not read the file: it was moved, changed or is not permitted.
problem-cannot-read-do = Copy it to a local folder and drop it again.
problem-archive-damaged = The archive is damaged.
problem-archive-damaged-do = Unpack it yourself and drop what is inside, or pack it again.
problem-archive-encrypted = The archive needs a password.
problem-archive-encrypted-do = Unpack it yourself and drop what is inside.
problem-archive-nested = An archive inside an archive.
problem-archive-nested-do = Unpack the outer one and drop the inner ones.
problem-archive-too-large = The archive unpacks to more than the limit.
problem-archive-too-large-do = Unpack it yourself and drop the files: they may be of any size.
problem-archive-ratio = The archive unpacks to a multiple of its size that no log reaches: most likely a trap.
problem-archive-ratio-do = If you trust it, unpack it yourself and drop the files.
problem-archive-entries = The archive has more entries than the limit.
problem-archive-entries-do = Unpack it yourself and drop the log files.
problem-archive-method = The archive is packed by a method that is not supported.
problem-archive-method-do = Pack it as an ordinary .zip or .gz, or drop the files themselves.
note-no-agent = No user agent column: the devices of this file are unknown. Download anew from today’s portal, best as JSON.
note-no-details = No authentication details: drop the portal’s *AuthDetails* file beside it, or use JSON.
note-cut = Exactly as many rows as the portal gives at most: the oldest are probably missing. Download in smaller windows.
note-untranslated = Names of client apps that are not known here. As long as it is not clear what they are, this file does not answer whether legacy sign-ins remain. Say under Findings what they are; or set the portal to English, or choose JSON.
note-untold-outcome = Success cannot be read in this file’s language: rows without an error code count as “other”, never as successes. Set the portal to English or choose JSON.
note-by-order = The columns were told by their order and values, not by their names. Compare one row with the portal.
note-no-records = No sign-in in it: valid evidence once you state what it is.
note-not-user = Only service principals or managed identities: counted, never shown.
note-no-match = Its sign-ins are not among the files: drop the sign-in file that belongs to it.
note-other-tenant = Records of another tenant were left out.
note-doubled-names = A record names the same field twice. Programs differ in which of the two values they take; here the last one counts, and the file proves nothing. Download the log again and drop it as it comes.
note-page-of-several = Page 1 of several: the answer goes on at its @odata.nextLink, and the older rows are missing. The file answers only from its oldest row on. Bring all pages (follow the next link until there is none), let the page read Microsoft Graph itself, or use the portal’s Download.

## Device, Fix, Evidence
device-gone = This device is not in what was read
device-gone-text = The address in the browser names a device that the current files do not hold. Load the files that it came from, or look through all devices.
fix-title = Fix

# What stops when
ends-label = What Microsoft switches off, and when
ends-title = What stops when
ends-sort = Sort by this date
ends-until = after { $date }:
ends-since = since { $date }:
ends-already = switched off long ago, still signing in:
ends-calendar = Calendar file with these dates
ends-entry = Microsoft ends what these devices and senders use. Cutover says what repairs them, and proves it afterwards.
end-basic = { $n ->
    [one] { NUMBER($n) } device
   *[other] { NUMBER($n) } devices
}
end-smtp = { $n ->
    [one] { NUMBER($n) } SMTP AUTH sender
   *[other] { NUMBER($n) } SMTP AUTH senders
}
end-certificate = { $n ->
    [one] { NUMBER($n) } certificate device
   *[other] { NUMBER($n) } certificate devices
}
end-ews = { $n ->
    [one] { NUMBER($n) } EWS device
   *[other] { NUMBER($n) } EWS devices
}
end-name-basic = Switched off already
end-name-smtp = End of SMTP AUTH
end-name-certificate = End of certificates
end-name-ews = End of EWS
column-end = What stops next

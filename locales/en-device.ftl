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
device-people-count = { $n ->
    [one] { NUMBER($n) } sign-in
   *[other] { NUMBER($n) } sign-ins
 } over legacy protocols
timeline-title = Cut-over
timeline-legacy = Legacy
timeline-modern = Modern
timeline-none-modern = no mail app yet
timeline-later = not in the log yet
timeline-zoom-in = Zoom in
timeline-zoom-out = Zoom out
timeline-earlier = Earlier
timeline-after = Later
timeline-all = All
timeline-change = Around the change
timeline-label = Timeline of the sign-ins, { $from } to { $to }. Arrow keys move, plus and minus zoom, 0 shows all.
timeline-help = Wheel with Ctrl or the keys + and − zoom, dragging or the arrow keys move, 0 shows all.
timeline-accepted = accepted
timeline-stopped = stopped after a correct password
timeline-rejected = rejected
timeline-other = other
timeline-modern-mark = modern sign-in
timeline-ropc = modern, by password grant
timeline-table = The same as a table
timeline-table-caption = Sign-ins per day
timeline-day = Day
timeline-thinned = Only a part of the sign-ins is drawn; the first and the last are.
mark-count = { $n ->
    [one] { NUMBER($n) } sign-in
   *[other] { NUMBER($n) } sign-ins
 }

## Device: is it over
verdict-title = Is it over?
verdict-open = Not changed
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
verdict-certificate = No change needed
verdict-certificate-text = A certificate is not Basic authentication, although the log puts its protocol among the legacy ones.
verdict-spray = Not a device
verdict-spray-text = Most likely strangers try passwords. Then nothing on a device of this person needs a change.
class-attempts-text = Nobody got in. Strangers may be trying passwords, or a device of this person still has an old one.
verdict-compromised = Secure the account first
verdict-compromised-text = A correct password came from a network without any earlier success, amid failures from many. Before any device: reset the password and revoke all sessions.
verdict-complete = Log complete to { $time }.
verdict-incomplete = How far the log is complete is not known: interactive and non-interactive sign-ins are both needed.
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
duration-seconds = less than a minute

## Device: why this is the device
why-title = Why this is the device
why-agent = User agent
why-agent-empty = empty: the client did not name itself, so the device is unknown
why-agents-more = Other agents
why-agents-seen = { $n ->
    [one] { NUMBER($n) } sign-in
   *[other] { NUMBER($n) } sign-ins
 }, { $from } – { $to }
why-read = How it was read
why-certainty = Certainty
why-exact = exact: model and version are in Apple’s published tables and fit each other
why-exact-other = exact: the agent names it
why-range = a range: the exact model or version is not in the tables
why-family = only the family is known
why-none = nothing about the device is known
why-model = Model
why-system = System
why-build = Build
why-app = App
why-protocol = Protocol
why-class = Class
why-rests = rests on
why-proven = Evidence on { NUMBER($n) } of { NUMBER($of) } sign-ins that were not rejected
why-history = Versions seen
why-hidden = Exchange Online itself stands in the log in place of the device ({ $agent }). Which device sent the password is not recorded; the networks below and the hours help to find it.
why-no-agent = The file has no user agent, so the device is unknown.
why-unreadable = This agent does not tell which device it is. Cutover does not guess.
why-marks = What the marks mean

## Device: sign-ins, networks, other devices
sign-ins-title = Sign-ins
sign-ins-shown = The newest { NUMBER($n) } of { NUMBER($of) }
sign-ins-all = { $n ->
    [one] { NUMBER($n) } sign-in
   *[other] { NUMBER($n) } sign-ins
 }, newest first
sign-ins-time = Time
sign-ins-outcome = Outcome
sign-ins-over = Protocol or app
sign-ins-where = Address
sign-ins-event = Type
sign-ins-access = Conditional Access
sign-ins-more = Show all { NUMBER($n) }
outcome-accepted = Accepted
outcome-stopped = Stopped after correct password
outcome-rejected = Rejected
outcome-interrupted = Interrupted
outcome-other = Other
sign-ins-code = code { $code }
sign-ins-no-code = no error code
ca-not-readable = policies not readable
ca-not-readable-text = “Not readable” is not “none”: the reader had no right to see the policies, or the file does not carry them.
ca-none = no policy
ca-not-applied = not applied
ca-success = satisfied
ca-failure = blocked or unmet
networks-title = Networks
networks-text = Each network is most likely one place: the office, a home, a data centre. A regular beat from one of them is most likely one device.
networks-network = Network
networks-place = Place
networks-count = Sign-ins
networks-span = First – last
others-title = Other findings of this person
others-none = None.

## Steps: what to do
steps-title = What to do
steps-none-title = Nothing to change
step-reset-password = Reset the password of this account; the new one is used nowhere else.
step-revoke-sessions = Revoke all sessions: in the Entra admin center open the user and choose *Revoke sessions*.
step-check-traces = Look for what an intruder may have left: inbox rules, forwarding, sign-in methods and app consents that the person does not know. Look at every sign-in from the same network.
step-then-device = Only then go on with the device:
step-no-device = Nothing to repair on a device: nobody got in.
step-block-account = Block Basic for this account, so that attempts end before the password is checked: `New-AuthenticationPolicy -Name "Block Basic"` once, then `Set-User -Identity { $account } -AuthenticationPolicy "Block Basic"`. First make sure that no device of this person still needs Basic.
step-watch = Load a new log in a week. One correct password among the attempts changes everything; this page then says *Possibly compromised*.
step-certificate-fine = No change needed: this device signs in with a certificate, not with a password.
step-certificate-check = On a part of the rows the log does not tell the method. If in doubt, look at the device’s configuration profile: it should name a certificate and no password.
step-tell-guest = This is a guest. Their own organisation repairs the device: send them this finding.
step-wait-upgrade = Apple Mail has begun to upgrade the account by itself. Wait a day and load a new log: if the legacy sign-ins have ended, nothing is left to do. If not, go on:
step-old-password = The device keeps trying a password that is no longer right. Do not just type the new one: that would only bring Basic back. Go on:
step-make-sure = Apple is not known to have made this combination of model and version; it may also be newer than this page’s tables. Ask the person whether they have such a device at all; only if not, treat the sign-ins as an attack.
step-find-address = Find the device: the networks and hours of its sign-ins tell the place. Ask there for a program or device with this account’s password.
step-find-mobile = Ask Exchange which phones the mailbox knows: `Get-MobileDeviceStatistics -Mailbox { $account }`.
step-ask-person = Ask the person which device or program this is.
step-download-again = The file has no user agent. Download the log again from today’s portal, best as JSON, and drop it here: then the device gets its name.
step-update = Update the device first: *Settings › General › Software Update*. Everything from iOS 12 on can do modern authentication; take the newest version that it offers.
step-replace = This device can never do modern authentication with Exchange Online. Replace it.
step-use-web = Until then: Outlook on the web in a browser, on this or on another device.
step-remove-old = Delete the account on the old device, so that it does not go on trying.
step-delete-account = On the device open *{ $path }*, the Exchange account, *Delete Account*. Mail, contacts and calendars of this account leave the device and come back from Exchange Online; what is only on the device stays.
step-add-account = *Add Account › Microsoft Exchange*, enter the address, choose *Sign In*, not *Configure Manually*.
step-consent = Sign in on Microsoft’s page and accept *Apple Internet Accounts*. If it says *Need admin approval*, an administrator has to consent to this app once for the tenant.
step-profile = If the account cannot be deleted, it came with a configuration profile: change the profile in your device management to OAuth and push it again.
step-android = On the device delete the Exchange account in the mail app. Then install *Outlook*, add the account and sign in on Microsoft’s page. Other apps will do if they open Microsoft’s page to sign in.
step-outlook-old = Outlook 2007 and 2010 can never do modern authentication. Install a current Outlook; until then use Outlook on the web.
step-outlook-2013 = Outlook 2013 can do modern authentication only with its last updates and the registry values `EnableADAL` = 1 and `Version` = 1 under `HKCU\SOFTWARE\Microsoft\Office\15.0\Common\Identity`. It gets no more updates: better replace it.
step-outlook-registry = Look at `HKCU\SOFTWARE\Microsoft\Office\16.0\Common\Identity`: a value `EnableADAL` = 0 switches modern authentication off. Remove it; a group policy may set it.
step-outlook-profile = If the password is still asked for in a small grey window, create a new Outlook profile (*Control Panel › Mail › Show Profiles*) and sign in on Microsoft’s page.
step-outlook-version = Find out which Outlook it is: *File › Office Account › About Outlook*. What follows depends on it.
step-outlook-mobile = In Outlook on the phone remove the account and add it again; sign in on Microsoft’s page.
step-mac-outlook = Update Outlook for Mac. Then remove the account (*Tools › Accounts*) and add it again; sign in on Microsoft’s page.
step-mac-mail = On the Mac open *System Settings › Internet Accounts*, delete the Exchange account and add it again with *Sign In*. macOS 10.14 or later is needed.
step-ews-ends = Exchange Web Services in Exchange Online end for all clients, also for those with modern authentication: since October 2026 only for allowed apps, from April 2027 for none. Plan the next step as well.
step-windows-mail = This mail app has ended. Use the new Outlook for Windows or Outlook on the web.
step-program-oauth = Update the mail program, then set *Authentication* of this account to *OAuth2*, for receiving and for sending. If it does not offer that, use another program.
step-smtp-find = Find what sends: the Exchange admin center’s report *SMTP AUTH clients submission report* names the senders, the networks below tell the place.
step-smtp-ways = Give it another way to send: OAuth, if the device or script can do it; *High Volume Email* or *Azure Communication Services Email*; a connector (SMTP relay) for your own addresses; or direct send to recipients in your own tenant.
step-smtp-off = Once it sends the new way, switch SMTP AUTH off for the mailbox: `Set-CASMailbox -Identity { $account } -SmtpClientAuthenticationDisabled $true`.
step-pop-imap-client = Use a client that can do OAuth: Outlook, Thunderbird, eM Client, a current Apple Mail. Set the account up anew and sign in on Microsoft’s page.
step-pop-imap-off = Once nothing needs it any more: `Set-CASMailbox -Identity { $account } -PopEnabled $false -ImapEnabled $false`.
step-program-graph = Ask the maker for a version that signs in with OAuth, best through Microsoft Graph. For a script of your own: an app registration with just the rights that it needs, no password of a person.
step-powershell-module = Use the module *ExchangeOnlineManagement*, version 3 or later: `Connect-ExchangeOnline`. Remove old scripts with `New-PSSession` and `-Authentication Basic`.
step-powershell-app = For unattended scripts: app-only sign-in with a certificate or a managed identity, no password.
step-keep-activesync = Do not switch ActiveSync off for this mailbox afterwards: Apple Mail speaks it with modern authentication, too.
step-look-again = Afterwards look twice, after an hour and after a day: load a new log and open this page again. Legacy must stay silent, and the new app must be there.
path-mail-contacts = Settings › Mail, Contacts, Calendars
path-accounts-passwords = Settings › Accounts & Passwords
path-passwords-accounts = Settings › Passwords & Accounts
path-mail-accounts = Settings › Mail › Accounts
path-apps-mail = Settings › Apps › Mail › Mail Accounts
path-unknown = Settings › Apps › Mail › Mail Accounts (iOS 18 and later) or Settings › Mail › Accounts (iOS 14 to 17)

## Fix: all devices by kind of fix
fix-heading = What is left to repair
fix-lead = The findings by kind of fix, in the order in which to work. Each device’s page has its own steps.
fix-none = Nothing to repair among what was read.
fix-none-text = Load a log on Start, or look at Evidence for what was read.
fix-reading = Still reading; the list grows.
fix-devices = { $n ->
    [one] { NUMBER($n) } finding
   *[other] { NUMBER($n) } findings
 }
fix-show-all = Show all { NUMBER($n) }
kind-compromised = Secure these accounts first
kind-compromised-text = A correct password came from a network never used before. Reset the password and revoke sessions before any device.
kind-re-add = Add the account again in Apple Mail
kind-re-add-text = The device can do modern authentication; only its account is old, often carried from phone to phone. Delete it, add it again, choose Sign In.
kind-update = Update, then add the account again
kind-update-text = The system is too old, but this model can take a newer one.
kind-replace = Replace
kind-replace-text = These devices can never do modern authentication with Exchange Online.
kind-android = Another mail app on Android
kind-android-text = Delete the account in the old mail app, use Outlook or another app that signs in on Microsoft’s page.
kind-outlook = Outlook for Windows
kind-outlook-text = 2007 and 2010 never, 2013 hardly, 2016 and later by themselves unless the registry forbids it.
kind-mac = Mac
kind-mac-text = Update, and add the account again. Exchange Web Services end in April 2027 in any case.
kind-mail-program = Mail programs
kind-mail-program-text = Set them to OAuth2, or move to Outlook.
kind-smtp = Printers, scanners and what else sends
kind-smtp-text = SMTP AUTH with a password. The device itself is not in the log; network and hours lead to it.
kind-pop-imap = POP and IMAP
kind-pop-imap-text = Exchange relays these sign-ins, so the log does not show the device. Find it by network and hours, and use a client that can do OAuth.
kind-program = Programs and scripts
kind-program-text = They need a registration of their own instead of a person’s password.
kind-powershell = PowerShell
kind-powershell-text = Old scripts with Basic. The current module signs in the modern way.
kind-find-out = Find out what it is
kind-find-out-text = The log does not tell. Ask the person, look at network and hours.
kind-guest = Guests
kind-guest-text = Their own organisations repair these devices.
kind-spray = No device: password spray
kind-spray-text = Nobody got in. Block Basic so that attempts end before the password is checked.
kind-certificate = No change needed: certificates
kind-certificate-text = They sign in with a certificate, over a protocol that the log calls legacy.
fix-close-title = When the list is empty: close the door
fix-close-policy = Refuse Basic in Exchange itself: `New-AuthenticationPolicy -Name "Block Basic"`, then `Set-OrganizationConfig -DefaultAuthenticationPolicy "Block Basic"`. Exchange then refuses before a password is checked.
fix-close-smtp = Switch SMTP AUTH off for the tenant, and on for single mailboxes that still need it: `Set-TransportConfig -SmtpClientAuthenticationDisabled $true`.
fix-close-ca = A Conditional Access policy for *Exchange ActiveSync clients* and *Other clients* with *Block access*: begin in report-only mode and exclude your emergency accounts. Whether such a block also stops Apple Mail with modern authentication is not clearly documented: try it with one phone first.
fix-close-keep = Do not switch ActiveSync off for mailboxes with repaired iPhones and iPads: Apple Mail speaks it with modern authentication, too.
fix-docs-title = Microsoft’s own pages
fix-docs-text = As text, because this page links to nobody. Copy an address to read it.
fix-docs-basic = Basic authentication in Exchange Online
fix-docs-policies = Authentication policies
fix-docs-smtp = SMTP AUTH
fix-docs-consent = Consent to mail apps

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
evidence-check-3 = The page’s policy, in its source under *Content-Security-Policy*, forbids the browser any other host but Microsoft’s sign-in and Graph. The worker that reads is bound by it, too.
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
evidence-hash = SHA-256
evidence-hash-none = not computed
evidence-hash-button = Compute SHA-256 of all files
evidence-hash-text = Computed in this tab, on demand: it takes about as long as reading. Compare with `Get-FileHash` or `sha256sum`.
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
evidence-not-before = Sign-ins before { $time }: the files begin there. Entra ID keeps 30 days (7 without P1); a filter or a shorter window leaves out more.
evidence-not-after = Sign-ins after { $time }: the log was not yet complete.
evidence-not-policies = The settings of Conditional Access policies, consent, mailbox settings: not part of sign-in logs, not read.
evidence-not-exchange = What Exchange refuses before Entra ID is asked: never in this log. `Get-MobileDevice` and the SMTP AUTH report of the Exchange admin center know of it.
evidence-coverage = Coverage
evidence-tenant = Tenant
evidence-tenant-unknown = not told by the records
evidence-complete-interactive = Interactive complete to
evidence-complete-non-interactive = Non-interactive complete to
evidence-complete-none = not read
evidence-exports = Exports
evidence-exports-text = Written by this tab, saved by your browser; nothing is sent.
evidence-spray = Guesses at people who do not exist
evidence-spray-text = { $attempts ->
    [one] { NUMBER($attempts) } rejected attempt
   *[other] { NUMBER($attempts) } rejected attempts
 } at { $users ->
    [one] { NUMBER($users) } name
   *[other] { NUMBER($users) } names
 }
evidence-grants = Modern sign-ins with a password grant inside
evidence-without-id = Records without an id, known by their content

### English texts of what to do about a finding; see locales/en.ftl. In steps, *…* marks words as they stand on the
### screen of a device or portal and `…` marks what is typed.

flag-disabled = Account disabled
flag-disabled-text = The newest attempt was refused because the account is disabled in Entra ID. Nobody gets in with it; a device still tries.
flag-deleted = Account deleted
flag-deleted-text = The tenant does not have this account any more (error 50034), but one place keeps trying it at regular times: a forgotten device or program. Nobody gets in with it.

## Steps: what to do
steps-title = What to do
steps-marked = Marked as changed: { $how }, { $time }
steps-save = Save the case: the mark lives in this tab only.
steps-done = { NUMBER($n) } of { NUMBER($of) } done
steps-copy = Copy the steps
steps-none-title = Nothing to change
step-reset-password = Reset the password of this account; the new one is used nowhere else.
step-revoke-sessions = Revoke all sessions: in the Entra admin center open the user and choose *Revoke sessions*.
step-check-traces = Look for what an intruder may have left: inbox rules, forwarding, sign-in methods and app consents that the person does not know. Look at every sign-in from the same network.
step-then-device = Only then go on with the device:
step-no-device = Nothing to repair on a device: nobody got in.
step-block-account = Block Basic for this account, so that attempts end before the password is checked: `New-AuthenticationPolicy -Name "Block Basic"` once, then `Set-User -Identity { $account } -AuthenticationPolicy "Block Basic"`. It takes up to 24 hours, or 30 minutes with `Set-User -Identity { $account } -STSRefreshTokensValidFrom $([System.DateTime]::UtcNow)`. First make sure that no device of this person still needs Basic.
step-watch = Load a new log in a week. One correct password among the attempts changes everything; this page then says *Possibly compromised*.
step-certificate-fine = This device sends a certificate and no password. { $fact } So give it a new profile:
step-certificate-entra = In the Entra admin center make your certification authority known and switch *Certificate-based authentication* on for these people (*Authentication methods*).
step-certificate-apple = In your device management set the Exchange profile of iPhones, iPads and Macs to OAuth (`OAuth` = true), with the certificate on the device for Microsoft’s page instead of for Exchange. Push it to one device first, then to all.
step-certificate-android = On Android push a mail app that signs in on Microsoft’s page, such as Outlook, with the certificate on the device, in place of the old profile. Try it with one device first.
step-certificate-check = For some sign-ins the log does not tell the method. If in doubt, look at the device’s configuration profile: it should name a certificate and no password.
step-tell-guest = This is a guest. Their own organisation repairs the device: send them this finding.
step-wait-upgrade = Apple Mail has begun to upgrade the account by itself. Wait a day and load a new log: if the legacy sign-ins have ended, nothing is left to do. If not, go on:
step-old-password = The device keeps trying a password that is no longer right. Do not just type the new one: that would only bring Basic back. Go on:
step-make-sure = Apple is not known to have made this combination of model and version; it may also be newer than this page’s tables. Ask the person whether they have such a device at all; only if not, treat the sign-ins as an attack.
step-find-address = Find the device: the networks and hours of its sign-ins tell the place. Ask there for a program or device with this account’s password.
step-find-mobile = Ask Exchange which phones the mailbox knows: `Get-MobileDeviceStatistics -Mailbox { $account }`.
step-ask-person = Ask the person which device or program this is.
step-once-found = Once you know it: on an iPhone or iPad delete the account and add it again with *Sign In*, not *Configure Manually*; on Android remove the account and use Outlook; set a mail program to OAuth2; replace Outlook 2010 and older; give a printer or script another way to send.
step-download-again = The file has no user agent. Download the log again from today’s portal, best as JSON, and drop it here: then the device gets its name.
step-update = Update the device first: *Settings › General › Software Update*. Everything from iOS 12 on can do modern authentication; take the newest version that it offers.
step-replace = This device will never do modern authentication with Exchange Online. Replace it.
step-use-web = Until then: Outlook, if this device’s app store still offers it; else Outlook on the web in a browser, on this or on another device.
step-remove-old = Delete the account on the old device, so that it does not go on trying.
step-delete-account = First send what waits in the outbox. On the device open *{ $path }*, the Exchange account, *Delete Account*, then *Delete from My iPhone* (or *iPad*). Mail, contacts, calendars, reminders and notes of this account leave the device and come back from Exchange Online; what is only on the device stays.
step-add-account = *Add Account › Microsoft Exchange*, enter the address, choose *Sign In*, not *Configure Manually*.
step-consent = Sign in on Microsoft’s page and accept *Apple Internet Accounts*: this lets Apple’s Mail, Calendar and Contacts use this person’s own mailbox, no other. If it says *Need admin approval*, an administrator has to consent to this app once for the tenant.
step-profile = If the account cannot be deleted, it came with a configuration profile: change the profile in your device management to OAuth and push it again.
step-android = On the device delete the Exchange account in the mail app. Then install *Outlook*, add the account and sign in on Microsoft’s page. Other apps will do if they open Microsoft’s page to sign in.
step-outlook-old = Outlook 2007 and 2010 can never do modern authentication. Install a current Outlook (it needs Windows 10 or later); until then use Outlook on the web.
step-outlook-2013 = Outlook 2013 can do modern authentication only with its last updates and the registry values `EnableADAL` = 1 and `Version` = 1 under `HKCU\SOFTWARE\Microsoft\Office\15.0\Common\Identity`. It gets no more updates: better replace it with a current Outlook (which needs Windows 10 or later) or Outlook on the web.
step-outlook-registry = Look at `HKCU\SOFTWARE\Microsoft\Office\16.0\Common\Identity`: a value `EnableADAL` = 0 switches modern authentication off. Remove it; a group policy may set it. If Outlook 2013 to 2019 keeps asking for the password, set `AlwaysUseMSOAuthForAutoDiscover` = 1 under `HKCU\Software\Microsoft\Exchange`.
step-outlook-profile = If the password is still asked for in a small grey window, create a new Outlook profile (*Control Panel › Mail › Show Profiles*) and sign in on Microsoft’s page.
step-outlook-version = Find out which Outlook it is: *File › Office Account › About Outlook*. What follows depends on it.
step-outlook-mobile = In Outlook on the phone remove the account and add it again; sign in on Microsoft’s page.
step-mac-outlook = Update Outlook for Mac. Then remove the account (*Tools › Accounts*) and add it again; sign in on Microsoft’s page.
step-update-mac = First update the Mac to macOS 10.14 or later: Mail on an older one cannot sign in the new way.
step-ews-first = Before anything is deleted: do Exchange Web Services let Mail in? `Get-OrganizationConfig | fl EwsEnabled` and `Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy | fl EwsAllowedAppIDs`. They do only with True and f8d98a96-0999-43f5-8af3-69971c7bb423 on the list. False, or True with an empty list, lets nobody in; where nothing is set, Microsoft sets False in its turn. Else leave the account as it is, because it could not be added again, and go to Outlook; or put the app on the list, which writes all of it and takes up to 24 hours: `Set-OrganizationConfig -EwsEnabled $true -EwsAllowedAppIDs "<all ids, comma-separated>"`.
step-ews-first-ended = Do not delete the account yet: Exchange Web Services have ended, and Mail on the Mac used them. Try on one Mac whether a newer macOS does without; else use Outlook.
step-mac-mail = Only if it is let in: on the Mac open *System Settings › Internet Accounts* (macOS 12 and older: *System Preferences*), delete the Exchange account and add it again with *Sign In*.
step-ews-report = The *EWS usage* report of the Microsoft 365 admin center (CSV `EWSWeeklyUsage_*.csv`) names the programs by `AppId`: weekly, up to ten days late, successful calls only. What must go on until the end needs its id on the tenant’s list (`EwsAllowedAppIDs`).
step-ews-ends = { $fact } Plan the next step as well.
step-windows-mail = This mail app has ended. Use Outlook on the web or, on Windows 10 and later, the new Outlook for Windows. Then remove the account from the old app.
step-program-oauth = Update the mail program, then set *Authentication* of this account to *OAuth2*, for receiving and for sending. If it does not offer that, use another program.
step-smtp-find = Find what sends: in the Exchange admin center *Reports › Mail flow › SMTP AUTH clients submission report* names the senders, a message trace of the last 90 days their addresses (`fromIP`), the networks on this page tell the place.
step-smtp-ways = Give it another way to send: OAuth, if the device or script can do it; *Azure Communication Services Email* (to anybody); *High Volume Email* (`smtp.hve.mx.microsoft`, port 587; to recipients in your own tenant only; *Not active* without a billing policy; with a password it needs a policy that allows Basic SMTP); a connector (SMTP relay) that knows it by certificate or by its fixed public address; or direct send to recipients in your own tenant (list its address in SPF; where `RejectDirectSend` is on it is refused: `550 5.7.68`). SMTP AUTH that is switched off for the tenant or mailbox, by security defaults too, is refused with `535 5.7.139`; once Microsoft has removed Basic, with `550 5.7.30`.
step-smtp-off = Once it sends the new way, refuse Basic alone: `New-AuthenticationPolicy -Name "Block Basic"` once, then `Set-User -Identity { $account } -AuthenticationPolicy "Block Basic"`. OAuth goes on. Only if nothing sends by SMTP AUTH any more, with OAuth neither: `Set-CASMailbox -Identity { $account } -SmtpClientAuthenticationDisabled $true`.
step-pop-imap-client = Use a client that can do OAuth: Outlook, Thunderbird, eM Client, a current Apple Mail. Set the account up anew and sign in on Microsoft’s page.
step-pop-imap-off = Once nothing needs it any more: `Set-CASMailbox -Identity { $account } -PopEnabled $false -ImapEnabled $false`.
step-program-graph = Ask the maker for a version that signs in with OAuth, best through Microsoft Graph. For a script of your own: an app registration with just the rights that it needs, no password of a person.
step-powershell-module = Use a current module *ExchangeOnlineManagement*: `Connect-ExchangeOnline` without `-Credential`, which modules released from July 2026 on no longer have; the server side follows (MC1248389). Remove old scripts with `New-PSSession` and `-Authentication Basic`.
step-powershell-app = For unattended scripts: app-only sign-in with a certificate or a managed identity, no password.
step-application = The log names *{ $app }* as the application of these sign-ins. It is no mail client: on the person’s phone and in Outlook there is nothing to change.
step-application-owner = Find who owns it: whoever runs the connection, flow, report or script that keeps this person’s password. Address and hours of the sign-ins lead there.
step-application-oauth = Let that owner replace the stored password: a connection that signs in with OAuth, or for a program of your own an app registration with just the rights that it needs.
step-keep-activesync = Do not switch ActiveSync off for this mailbox afterwards: Apple Mail speaks it with modern authentication, too.
step-look-again = Once it is changed, press *Mark as changed* and save the case (*Save the case*): it keeps the mark. Come back with the case file and a new log at the time that *Is it over?* names. There must be no legacy sign-in, and if it moved to another app, that app must show up.
path-mail-contacts = Settings › Mail, Contacts, Calendars (or Mail › Accounts)
path-accounts-passwords = Settings › Accounts & Passwords (or Passwords & Accounts)
path-passwords-accounts = Settings › Passwords & Accounts (or Accounts & Passwords)
path-mail-accounts = Settings › Mail › Accounts
path-apps-mail = Settings › Apps › Mail › Mail Accounts (or Accounts)
path-unknown = Settings › Apps › Mail › Mail Accounts (iOS 18 and later), Settings › Mail › Accounts (iOS 14 to 17) or Settings › Passwords & Accounts (iOS 12 and 13)
step-mark-it = It looks changed: legacy ended and a mail app with modern authentication began. Do nothing on the device; choose *Mark as changed* on this page, so that it can be proven.
step-wait-for-proof = Nothing more to do on this device. Load a newer log at the time that *Is it over?* names; if it names none, once the person has used the new app. If it names another device, go on there.
step-proven = Proven: nothing to do on the device. Keep the proof card. If *Is it over?* names another look, save the case for it (*Export*).
step-if-not-changed = If nobody changed anything, or legacy sign-ins come back, go on with these steps:
step-account-disabled = The account is disabled in Entra ID, so nobody gets in with it. There is nothing urgent on the device.
step-account-deleted = The account does not exist any more, so nobody gets in with it. But what sent with it sends nothing now: find out whether its mail is missed.
step-no-such-device = If the person has no such device, somebody else knows the password: reset it and revoke all sessions before anything else.
step-block-if-attack = If the person has no such device, somebody is guessing, and nobody got in: block Basic for this account, so that attempts end before the password is checked: `New-AuthenticationPolicy -Name "Block Basic"` once, then `Set-User -Identity { $account } -AuthenticationPolicy "Block Basic"`. First make sure that no device of this person still needs Basic. If it is their device, go on:
step-apple-version = Look up its version: *Settings › General › About*. Below iOS 12, update it first (*Settings › General › Software Update*); if it does not get iOS 12, it has to be replaced.
step-consent-given = Sign in on Microsoft’s page. *Apple Internet Accounts* has consent in this tenant: nothing more is asked for.
step-consent-then = Then sign in on Microsoft’s page: once an administrator has consented, nothing more is asked for.
step-consent-first = First an administrator has to consent to *Apple Internet Accounts* for the tenant, see Fix. Until then the person ends at *Need admin approval*.
step-app-disabled = First switch the enterprise app *Apple Internet Accounts* on: in the Entra admin center *Enterprise applications*, the app, *Properties*, *Enabled for users to sign-in?* = *Yes*. Somebody may have switched it off on purpose: ask before.
step-app-assignment = First assign the person to the enterprise app *Apple Internet Accounts* (*Users and groups*), or set *Assignment required?* to *No*. Without it the sign-in ends with error 50105.
step-policy-first = First look at the Conditional Access policy that stops Apple Mail, see Fix: it lets in only approved or protected apps, or managed devices. Change the policy, have the device managed, or use Outlook. Until then do not delete the account: it could not be added again.
step-second-factor = Have the second factor at hand: Microsoft’s page will ask for it, once.
step-upgrade-in-place = There is also a way without deleting: from iOS or iPadOS 15.6 on Apple Mail turns the account over by itself, some days after the update, because consent is there and no second factor is demanded. It does not always happen: if legacy sign-ins go on a week after the update, delete and add as above.
step-activesync-version = Exchange Online refuses ActiveSync below 16.1, whatever the password (announced for 1 March 2026): an app that cannot do 16.1 is of no more use. `Get-MobileDevice` tells the version (`ClientVersion`).
step-android-gmail = In the Gmail app: *Settings*, the account, remove it from the device (Android’s *Settings › Passwords & accounts*). Then *Add account › Exchange and Office 365*; a current version opens Microsoft’s page. If it asks for server and password instead, use Outlook.
step-android-samsung = In Samsung Email: *Settings*, the account, *Remove account*. Update the app, add the account again as *Office365* or *Exchange* and sign in on Microsoft’s page; an administrator may have to consent to *Samsung Email*. If it asks for server and password instead, or cannot be updated, use Outlook or Outlook on the web.
kind-changed = Looks changed: mark it
kind-changed-text = Legacy ended and a modern mail app began. Mark it, so that it can be proven.
kind-waiting = Marked: waiting for the proof
kind-waiting-text = Somebody said that these are changed. A newer log proves it or does not.
kind-done = Proven
kind-done-text = Nothing left to do.
kind-make-sure = First make sure that the device exists
kind-make-sure-text = Apple is not known to have made such a device: newer than this page’s tables, or invented by an attacker.
kind-disabled = Disabled and deleted accounts
kind-disabled-text = Nobody gets in with them; some device still tries. Remove the account there when you find it.

## Facts: dates and sources
facts-title = Dates and sources
facts-as-of = as of { $date }
fact-basic-off = Basic authentication is switched off in Exchange Online for all protocols but SMTP AUTH; this began in October 2022, with extensions to January 2023. An accepted sign-in means that Entra ID accepted the password; Exchange may have refused it afterwards.
fact-smtp = SMTP AUTH with a password: unchanged until the end of December 2026, then off by default in existing tenants (an administrator can switch it on again); in tenants created later unavailable by default; the date of the final removal is to be announced in the second half of 2027.
fact-smtp-off = SMTP AUTH with a password: since the end of December 2026 off by default in existing tenants (an administrator can switch it on again), in tenants created later unavailable by default; the date of the final removal is to be announced in the second half of 2027.
fact-smtp-later = SMTP AUTH with a password: since the end of December 2026 off by default (an administrator could switch it on again); the date of the final removal was to be announced in the second half of 2027.
fact-high-volume = High Volume Email: billed since 1 June 2026, to recipients in the own tenant only; accepts a password until September 2028.
fact-high-volume-oauth = High Volume Email: billed since 1 June 2026, to recipients in the own tenant only; accepted a password until September 2028.
fact-direct-send = Direct send is refused where the tenant has switched RejectDirectSend on.
fact-tls = TLS 1.0 and 1.1 for POP and IMAP are being refused step by step, from 1 July to 31 December 2026.
fact-tls-refused = TLS 1.0 and 1.1 for POP and IMAP were switched off step by step up to 31 December 2026.
fact-activesync = By Microsoft’s announcement of December 2025, ActiveSync below 16.1 has been refused since 1 March 2026. Mail on iOS 10 and later speaks 16.1.
fact-certificate = Direct certificate sign-in to Exchange ActiveSync ends at the end of December 2026 (announced on 8 May 2026, by several reports); Entra certificate-based authentication with OAuth takes its place.
fact-certificate-ended = Direct certificate sign-in to Exchange ActiveSync was to end at the end of December 2026 (announced on 8 May 2026, by several reports); Entra certificate-based authentication with OAuth took its place.
fact-ews = Exchange Web Services in Exchange Online: by Microsoft’s plan switched off since October 2026, tenant after tenant, but for apps on the tenant’s list; from 1 April 2027 for all clients, also for those with modern authentication. Apple Mail on the Mac uses them.
fact-ews-ended = Exchange Web Services in Exchange Online ended on 1 April 2027 by Microsoft’s plan, for all clients, also for those with modern authentication. Apple Mail on the Mac used them.
fact-ews-access = While Exchange Web Services last: EwsEnabled of the tenant goes before the mailbox’s. The list EwsAllowedAppIDs counts only with EwsEnabled True, and the older lists of user agents must let the app in as well. Every write replaces the whole list and ends Microsoft’s own filling of it. Kiosk and F licences have been refused since mid-2026. A refused call is a 403 with the header X-EWS-Policy-Reason.
fact-consent = Microsoft’s default policies let people consent to Apple Mail themselves; a tenant may have switched that off.
fact-apple-mail = Apple’s Mail can do modern authentication with Exchange Online from iOS 12 on, safely (from 11.3.1 perhaps); an account that exists keeps its old method until it is added again.
fact-apple-settings = The place of the accounts in Apple’s settings moved in iOS 11, 12, 14 and 18; the last word of the path may differ.
fact-policy = An authentication policy refuses before the password is looked at; Conditional Access does so afterwards. A policy takes up to 24 hours, or 30 minutes once the person’s tokens are revoked (STSRefreshTokensValidFrom).
fact-outlook = Outlook 2016 and later do modern authentication by themselves, 2013 with registry values and updates, older ones never.

## Fix: all devices by kind of fix
fix-left = { $n ->
    [0] Nothing left to repair
    [one] { NUMBER($n) } device left to repair
   *[other] { NUMBER($n) } devices left to repair
 }
fix-repair = Repair
fix-tell = Tell people
fix-block = Block legacy
fix-none = No device to repair in what was read. Evidence says what that was.
fix-reading = Still reading; the list grows.
fix-kind = Kind of fix
fix-which = Which
fix-who = Who acts
fix-action = Action
fix-steps = Steps
fix-tell-them = Tell them
fix-waiting = Changed, waiting for proof
fix-proven = Proven
fix-others = Certificates and rejected attempts
fix-entries = { $n ->
    [one] { NUMBER($n) } entry
   *[other] { NUMBER($n) } entries
 }
fix-devices = { $n ->
    [one] { NUMBER($n) } device
   *[other] { NUMBER($n) } devices
 }
fix-next = next look { $time }
who-you = You
who-person = The person
who-owner = Its owner
who-guest = Their organisation
kind-compromised = Secure these accounts first
kind-compromised-text = Reset the password and revoke sessions, before any device.
kind-re-add = Add the account again in Apple Mail
kind-re-add-text = The device can do modern authentication; only its account is old.
kind-update = Update, then add the account again
kind-update-text = The system is too old, but this model can take a newer one.
kind-replace = Replace
kind-replace-text = Cannot do modern authentication. Until then: Outlook on the web.
kind-android = Mail app on Android
kind-android-text = Delete the account in the mail app, add it again, or use Outlook.
kind-outlook = Outlook for Windows
kind-outlook-text = Outlook 2016 and later support it by default, 2013 only with registry changes, 2010 and older not at all.
kind-mac = Mac
kind-mac-text = First see whether Exchange Web Services still let Mail in.
kind-mail-program = Mail programs
kind-mail-program-text = Set them to OAuth2, or move to Outlook.
kind-smtp = Printers, scanners, senders
kind-smtp-text = SMTP AUTH with a password: connector, High Volume Email or Azure Communication Services.
kind-pop-imap = POP and IMAP programs
kind-pop-imap-text = The log does not show the device. Set the program to OAuth2, or move to Outlook.
kind-program = Programs and scripts
kind-program-text = Give them an app registration of their own.
kind-powershell = PowerShell
kind-powershell-text = Old scripts. The current module signs in the modern way.
kind-application = Applications that are no mail client
kind-application-text = Dynamics, SharePoint, an admin tool: it keeps a person’s password.
kind-find-out = Find out what it is
kind-find-out-text = Ask the person, look at network and hours.
kind-guest = Guests
kind-guest-text = Their own organisation repairs it.
kind-spray = No device: password spray
kind-spray-text = Nobody got in. Block Basic so that attempts end before the password is checked.
kind-certificate = A new profile: certificates
kind-certificate-text = They sign in with a certificate, over a protocol that ends for certificates.
fix-close-title = In this order
fix-close-policy = When nothing is left to repair, refuse Basic in Exchange itself: `New-AuthenticationPolicy -Name "Block Basic"`, then `Set-OrganizationConfig -DefaultAuthenticationPolicy "Block Basic"`. Exchange then refuses before a password is checked.
fix-close-smtp = Give what must go on sending with a password, *High Volume Email* among it, a policy of its own: `New-AuthenticationPolicy -Name "Allow Basic SMTP" -AllowBasicAuthSmtp`, then `Set-User -Identity <mailbox> -AuthenticationPolicy "Allow Basic SMTP"`. Do not switch SMTP AUTH off for the tenant: that would stop what sends with OAuth, too.
fix-close-keep = Do not switch ActiveSync off for mailboxes with repaired iPhones and iPads: Apple Mail speaks it with modern authentication, too.
fix-docs-title = Microsoft’s own pages
fix-docs-basic = Basic authentication in Exchange Online
fix-docs-policies = Authentication policies
fix-docs-smtp = SMTP AUTH
fix-docs-consent = Consent to mail apps

## Fix: mails, tickets
letter-title = Mail to the person
letter-language = Language of the mail
letter-choose = Choose a language
letter-to = To: { $address }
letter-to-none = The log has no address to which a mail can be sent: fill it in.
letter-body = Text
letter-copy = Copy the text
letter-open = Open in the mail program
letter-shortened = The text is too long for such a link: the mail opens with its subject only. Copy the text and paste it.
letter-steps-only = The whole text is too long for such a link: the mail opens with the greeting and the steps. To send all of it, copy the text or save the draft.
letter-draft = Save as a draft (.eml)
letter-ticket = Text for a ticket
letter-ticket-copy = Copy the ticket text
letter-none = No mail about this one, or not yet: see the steps.
letters-title = Mails to the people
letters-text = { $n ->
    [one] { NUMBER($n) } mail
   *[other] { NUMBER($n) } mails
 }, one for each device that its person can change or explain.
letters-none = Nobody to tell: no device is left that its person can change or explain.
letters-to = To whom
letters-not = Read one on its device’s page before you send them all. None to accounts that may be compromised: whoever broke in may read along. None yet to people who could not add the account again today.
letters-all = Save all as drafts (.zip)
letters-table = Save as a table (.csv)
ticket-person = Person: { $person }
ticket-device = Device: { $device }
ticket-protocol = Protocols: { $protocols }
ticket-last = Last legacy sign-in: { $time } UTC
ticket-last-attempt = Last attempt: { $time } UTC
ticket-networks = Networks: { $networks }
ticket-class = Class: { $class }
ticket-steps = Steps:

## Fix: closing the door
door-impact-title = What a block would stop
door-impact-all = If you blocked everyone today, { $what } would stop working.
door-impact-devices = { $devices ->
    [one] { NUMBER($devices) } device
   *[other] { NUMBER($devices) } devices
 } of { $people ->
    [one] { NUMBER($people) } person
   *[other] { NUMBER($people) } people
 }
door-impact-and = { $devices } and { $senders }
door-impact-none = If you blocked everyone today, no device that this log shows would stop working.
door-impact-senders = { $n ->
    [one] the sender behind { $addresses }
   *[other] { NUMBER($n) } senders, among them those behind { $addresses }
 }
door-impact-senders-hidden = { $n ->
    [one] { NUMBER($n) } sender whose address the log does not have
   *[other] { NUMBER($n) } senders whose addresses the log does not have
 }
door-impact-left = With the exclusions of the policy below, only { $what } would.
door-impact-left-none = With the exclusions of the policy below, nothing would, until you take people off the list.
door-impact-changed = { $n ->
    [one] One of these devices looks changed already: if that holds, the block does not touch it.
   *[other] { NUMBER($n) } of these devices look changed already: if that holds, the block does not touch them.
 }
door-impact-proven = { $n ->
    [one] { NUMBER($n) } device is proven to have changed and is not counted.
   *[other] { NUMBER($n) } devices are proven to have changed and are not counted.
 }
door-impact-certificates = { $n ->
    [one] One of these devices signs in with a certificate: not Basic, but the block stops it all the same.
   *[other] { NUMBER($n) } of these devices sign in with a certificate: not Basic, but the block stops them all the same.
 }
door-impact-nobody = { $n ->
    [one] { NUMBER($n) } person whose mail app signs in the modern way would notice nothing.
   *[other] { NUMBER($n) } people whose mail apps sign in the modern way would notice nothing.
 }
door-impact-apple = { $n ->
    [one] { NUMBER($n) } of them uses Apple Mail
   *[other] { NUMBER($n) } of them use Apple Mail
 }, which speaks ActiveSync with modern authentication. By Microsoft’s documentation the condition *Exchange ActiveSync clients* stops Basic only; look at the report-only results of these people first.
door-impact-attacked = { $n ->
    [one] Attempts against { NUMBER($n) } account without any success would fail as before, whatever the password.
   *[other] Attempts against { NUMBER($n) } accounts without any success would fail as before, whatever the password.
 }
door-impact-window = Only what this log shows. Not counted: devices that did not sign in meanwhile, devices that Exchange refuses before anything is logged, and people of whom the log has no mail app, such as those who use a browser only.
door-policy-title = Conditional Access policy
door-policy-about = Report-only: it blocks nothing until you switch it on. In the Entra admin center: *Conditional Access › Policies › Upload policy file*, or send it to Microsoft Graph (`POST /identity/conditionalAccess/policies`).
door-policy-emergency = First replace both placeholders by the object ids of your emergency access accounts: without that it is refused.
door-policy-senders = Also leave out what sends by *High Volume Email* with a password.
door-policy-excluded = { $n ->
    [0] Nobody is left out.
    [one] { NUMBER($n) } person is left out: exactly who is still on legacy authentication. Take them out of the list as their devices are proven.
   *[other] { NUMBER($n) } people are left out: exactly those still on legacy authentication. Take them out of the list as their devices are proven.
 }
door-policy-compromised = Not left out, because their accounts may be compromised: { $people }.
door-policy-guests = Not left out, because they are guests and the log may have the ids of their own tenant: { $people }.
door-policy-without-id = Not left out, because the log has no object id of theirs: { $people }. Add them by hand.
door-policy-first = Refusing Basic in Exchange is the surer way, and does not touch modern authentication. Is there a policy of Microsoft’s own, *Block legacy authentication*, in your tenant? It starts report-only and switches itself on, usually not before 45 days, sometimes sooner: one of the two is enough.
door-exchange-title = Exchange Online PowerShell
door-exchange-about = Reads what Exchange knows of these mailboxes. Everything that changes something is commented out (#): remove the # when its time has come.
door-exchange-guard = ActiveSync is never switched off in it: a repaired Apple Mail speaks ActiveSync with modern authentication.
door-sentinel-title = Query for Log Analytics or Sentinel
door-sentinel-about = Who signed in over legacy protocols in the last 30 days, interactive and non-interactive. Both tables must be sent to the workspace by diagnostic settings.
door-defender-title = Query for Defender hunting
door-defender-about = The same question to *Advanced hunting* (table EntraIdSignInEvents, needs Entra ID P2).
door-rule-title = Alert rule for Sentinel
door-rule-about = *Analytics › Import*: every hour, an alert for each person with a correct password over a legacy protocol, where the record proves the password. Imported switched off.
door-lead = For review. Cutover runs none of it and sends it nowhere.
door-needs-p1 = With P1
door-needs-siem = With Sentinel or Defender
door-save = Save { $file }
door-show = Show the text

## Files from Exchange
format-mobile-devices = Exchange: mobile devices
format-smtp-report = Exchange: SMTP AUTH clients
note-from-exchange = A table from Exchange: no sign-ins. It adds names, protocol versions and senders to the pages of the devices.
exchange-title = What Exchange knows
exchange-one = Exchange knows it as { $device }.
exchange-some = One of these that Exchange knows; the log does not tell which:
exchange-friendly = “{ $name }”, { $model }
exchange-last = last sync { $time }
exchange-refused = refused (below 16.1; announced for 1 March 2026)
exchange-sender = The report of SMTP AUTH clients has { $address }: { $protocol }, { $messages } messages.
exchange-sender-unknown = The report of SMTP AUTH clients has { $address }: { $messages } messages; this version of it does not tell whether with a password or OAuth.

## Fix: consent, policies, notices
tenant-lead = *Apple Internet Accounts* needs consent, by each person or once for the tenant.
consent-find-out = Find out
tenant-open = Open
tenant-link = Consent for everybody (as an administrator)
tenant-link-text = Copy the address and open it as an administrator who may consent (Privileged Role Administrator, Cloud Application Administrator). Its last page looks like an error (AADSTS900561) and is none: the consent is done. Microsoft’s short address for the same: `aka.ms/ConsentAppleApp`.
tenant-checks = To check by hand
tenant-checks-text = The portal moves its pages now and then: if an address leads elsewhere, search for the words.
tenant-look = Look it up in the tenant
tenant-look-notices = Look for Microsoft’s notices
tenant-look-text = Reads only, over the same line as the sign-in log; each request is listed under Evidence. Permissions for it are asked for when you press, with their reasons.
tenant-busy = Looking it up …
tenant-given = There is consent for everybody: people can finish the steps today.
tenant-person-may = There is no consent for everybody, but people may consent to Apple Mail themselves: they can finish the steps today.
tenant-admin-only = Nobody has consented for everybody, and people may not do it themselves: an administrator has to consent first, or people end at *Need admin approval*.
tenant-app-disabled = The enterprise app *Apple Internet Accounts* is switched off in this tenant: nobody can finish the steps.
tenant-assignment = The enterprise app *Apple Internet Accounts* demands an assignment: only assigned people can finish the steps.
tenant-policy-stops = A Conditional Access policy stops Apple Mail: the people under it cannot finish the steps today, and there are no mails for them yet.
tenant-assigned-unread = Who is assigned was not read.
tenant-assigned = { $n ->
    [0] No person is assigned by name.
    [one] { NUMBER($n) } person is assigned by name.
   *[other] { NUMBER($n) } people are assigned by name.
 }
tenant-assigned-groups = Groups are assigned, too; who is in them was not read.
tenant-assigned-not = Still on legacy authentication and not assigned: { $names }.
tenant-unknown = It cannot be told: the tenant has a consent policy of its own, or not everything could be read. Check by hand.
tenant-some = { $n ->
    [one] { NUMBER($n) } person has consent of their own.
   *[other] { NUMBER($n) } people have consent of their own.
 }
tenant-policy-whole = The policy “{ $name }” blocks legacy authentication for everybody.
tenant-policy-lacks = The policy “{ $name }” blocks legacy authentication in part: { $lacks }.
tenant-policy-managed = It is Microsoft’s own: it starts report-only and switches itself on, usually not before 45 days, with a notice 28 days before.
tenant-policy-baseline = It comes from Baseline Security Mode (Microsoft 365 admin center › Org settings › Security & privacy): it never switches itself on, an administrator does. That mode can also block Exchange Web Services and restrict consent.
tenant-gate-apps = The policy “{ $name }” lets in only approved or protected apps. Apple Mail is none.
tenant-gate-devices = The policy “{ $name }” lets in only managed devices. Apple Mail on any other is refused.
tenant-policy-counts = It is Microsoft’s own and only reports for now: made on { $created }, it switches itself on, usually not before { $on }; Microsoft gives notice 28 days before.
tenant-policy-any-day = It is Microsoft’s own and only reports for now: made on { $created }, it may switch itself on any day.
tenant-policy-misses = Left out by name and still on legacy authentication: { $people }.
tenant-request = A request for consent to *Apple Internet Accounts* waits for an administrator.
tenant-request-none = No request for consent to *Apple Internet Accounts* waits.
tenant-policy-none = No Conditional Access policy here is about blocking legacy clients.
tenant-defaults-on = Security defaults are on: they block legacy authentication for everybody and switch SMTP AUTH off.
tenant-defaults-off = Security defaults are off.
tenant-failed = Something could not be read; it needs the permission { $permission } and a role that may read it.
notices-this-month = A notice about Basic authentication came this month.
notices-none = No notice about Basic authentication is in the Message Center.
notices-earlier = No notice about Basic authentication came this month; earlier ones are below.
notices-title = Notices
defect-off = it is switched off
defect-report-only = it only reports
defect-one-condition = it covers only one of the two conditions, Exchange ActiveSync clients and other clients
defect-apps = it does not cover all apps
defect-users = it does not cover everybody
defect-excluded = { $n ->
    [one] { NUMBER($n) } person is left out by name
   *[other] { NUMBER($n) } people are left out by name
 }
defect-excluded-groups = { $n ->
    [one] { NUMBER($n) } group or role is left out, whose members were not read
   *[other] { NUMBER($n) } groups or roles are left out, whose members were not read
 }
defect-conditions = it holds only from some places, devices or at some risk
check-app = *Enterprise applications*: search for f8d98a96-0999-43f5-8af3-69971c7bb423 with the filter *Application type* = *All applications*. Is *Apple Internet Accounts* (or *iOS Accounts*) enabled for sign-in, is *Assignment required* = *No*, and what does *Permissions* show? If it is not there, nobody has used it yet: no fault.
check-user-consent = *Consent and permissions › User consent settings*: may people consent to apps, or does Microsoft manage it (then mail apps such as Apple Mail are allowed)?
check-requests = *Admin consent requests*: does one for *Apple Internet Accounts* wait?
check-policies = *Conditional Access › Policies*: is there one that blocks legacy authentication already, whom does it leave out, is it on? And one that lets in only approved or protected apps, or managed devices?
known-text = The steps on every device’s page follow your answers. What was looked up in the tenant goes first.
known-consent = Can people consent to Apple Internet Accounts?
known-obstacle = Something else stops them
known-mfa = Second factor
known-unknown = Not known
known-given = Already done for all
known-person-may = They can
known-admin-only = Only an administrator
known-app-disabled = The app is switched off
known-assignment = The app demands an assignment
known-policy = A policy lets in only other apps or managed devices
known-mfa-no = Not demanded of these people
known-mfa-yes = Demanded
letters-own = { $n ->
    [0] The language that a person prefers is not known: all get the chosen one.
    [one] { NUMBER($n) } mail is in the language that its person prefers in Entra ID; the others are in the chosen one.
   *[other] { NUMBER($n) } mails are in the languages that their people prefer in Entra ID; the others are in the chosen one.
 }
letters-look = Look up preferred languages
letter-preferred = Preferred language in Entra ID: { $language }
check-notices = *Message Center*: did this month’s notice come? It is titled “Basic Authentication – Monthly Usage Report – …” (MC312373) and counts by protocol; what it counts may still have been refused by Exchange.

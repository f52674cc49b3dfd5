### Reading from Microsoft Graph.

problem-not-answered = Microsoft Graph did not answer everything that was asked.
problem-not-answered-do = What was read is kept. Take the reading up again.
said-fetching = Reading the sign-in logs from Microsoft Graph.

## Progress
fetch-reading = Reading from Microsoft Graph
fetch-checking = Checking whether the log may be read …
fetch-line = { $records ->
    [0] no sign-ins yet
    [one] { NUMBER($records) } sign-in
   *[other] { NUMBER($records) } sign-ins
 } · { $requests ->
    [one] { NUMBER($requests) } request
   *[other] { NUMBER($requests) } requests
 }
wait-throttled = Microsoft asks for a pause: going on in { NUMBER($s) } s.
wait-service = Microsoft Graph did not answer: trying again in { NUMBER($s) } s.
wait-network = The connection failed: trying again in { NUMBER($s) } s.
wait-quota = Pausing { NUMBER($s) } s: Microsoft allows five requests in ten seconds.
wait-offline = No connection. Reading goes on by itself as soon as there is one.
fetch-try-now = Try now

## Window
fetch-window = Window
fetch-window-day = Last 24 hours
fetch-window-week = Last 7 days
fetch-window-month = Last 30 days
fetch-window-own = From … to …
fetch-from = From
fetch-to = To
fetch-again = Read again
fetch-window-bad = The window must lie within the last 30 days and end after it begins.

## Stopped and notes
findings-headline-unanswered = No answer yet: the log was not read to its end
fetch-stopped-title = Reading was stopped
fetch-stopped = What was read is kept; Evidence says how far it reaches. Going on asks only for what is missing.
fetch-resume = Go on reading
fetch-own-title = All sign-ins read are your own
fetch-own = Without a role that may read the log, Microsoft Graph shows everyone only their own sign-ins. What you see here says nothing about the tenant. Roles that may read it: Reports Reader, Security Reader, Global Reader. Activate one, then read again.
fetch-v1 = This cloud offers only version 1.0 of the log: interactive sign-ins, without the details that prove how somebody signed in. Non-interactive sign-ins were not read, so nothing can be verified. The portal’s download of the non-interactive tab closes the gap.
fetch-known-only = Asked for the 13 known names of legacy client apps. Graph refused the question for any other name.
fetch-more-names = There are more sign-ins with client apps of other names than were read.

## Proof
fetch-proving = Asking for sign-ins through the expected app …
fetch-proof-more = There are more sign-ins through the expected app than two requests hold.
fetch-proof-ask = Ask for the rest
fetch-proof-failed = Sign-ins through the expected app could not be asked for:

## Refusals
refused-kept = What was read before is kept.
refused-retry = Try again
refused-licence-title = This tenant has no Entra ID P1 or P2
refused-licence = Microsoft gives the sign-in log through Graph only to tenants with that licence. The portal’s download works in every tenant: Entra admin center › Monitoring & health › Sign-in logs › Download (JSON), on both tabs of user sign-ins; then drop the files here. If the tenant does have the licence, Microsoft’s check is mistaken at times: wait some minutes and try again.
refused-scope-title = The permission AuditLog.Read.All is missing
refused-scope = The token does not carry it. Sign in again and consent to it; if Microsoft does not let you, an administrator must grant it for the tenant (Enterprise applications › your app › Permissions › Grant admin consent).
refused-role-title = Your account may not read the sign-in log
refused-role = The permission is there, a role is not. Any of these will do: Reports Reader, Security Reader, Security Operator, Security Administrator, Global Reader. If you hold one through Privileged Identity Management, activate it, wait some minutes and try again.
refused-cloud-title = This cloud does not offer the sign-in log
refused-cloud = Microsoft Graph of this cloud does not know the question. Check the cloud that you chose; if it is the right one, use the portal’s download and drop the files here.
refused-signed-out-title = Your sign-in has ended
refused-signed-out = Sign in again. The page is left for that: save the case first if what was read is to stay. Reading then begins anew by itself.
refused-tenant-title = This is another tenant
refused-tenant = What was read before belongs to another tenant than the one that you are signed in to. Sign-ins of two tenants are never mixed. Save the case, choose Forget everything, and read this tenant then.
refused-throttled-title = Microsoft asks for a longer pause
refused-throttled = Graph refused again and again because of too many requests; other programs of the tenant may use the same quota. Try again in some minutes: it goes on where it stopped.
refused-unavailable-title = Microsoft Graph does not answer
refused-unavailable = The service answered with errors or not at all, also for short windows. Try again later: it goes on where it stopped.
refused-network-title = No connection to Microsoft Graph
refused-network = The requests did not get through. Check the connection, proxies and extensions that block requests; then try again. It goes on where it stopped.
refused-link-title = An answer pointed to another place
refused-link = A next page should have been fetched from a host that is not Microsoft Graph. It was not asked, and your token went nowhere. If it happens again, something stands between you and Microsoft.
refused-unreadable-title = Answers cannot be read
refused-unreadable = Microsoft Graph’s answers were cut off or no sign-in logs, several times. Try again; if it stays so, use the portal’s download.
refused-other-title = Microsoft Graph refused the question
refused-other = It answered { $status } ({ $code }). The ledger under Evidence has the request id, which Microsoft’s support asks for.

## Ledger
ledger-title = Requests to Microsoft Graph
ledger-text = { $requests ->
    [one] { NUMBER($requests) } request
   *[other] { NUMBER($requests) } requests
 }, { $bytes }. Your token is in none of the addresses; it was sent only to { $host }.
ledger-export = Requests (JSON)
ledger-time = Time
ledger-why = Why
ledger-status = Status
ledger-size = Size
ledger-took = Duration
ledger-address = Address
ledger-id = Request id
ledger-page = , next page
ledger-open = under way
ledger-stopped = stopped
ledger-none = no answer
ledger-ms = { NUMBER($ms) } ms
why-check = May the log be read, newest interactive sign-ins
why-check-non-interactive = Newest non-interactive sign-in
why-legacy = Legacy sign-ins
why-other-names = Client apps of other names
why-proof = Sign-ins through the expected app
why-setting = Settings of the tenant
ledger-shown = The newest { NUMBER($n) } are shown; exports have all.
ledger-earlier = Requests before, from the case file
ledger-earlier-text = { $n ->
    [one] { NUMBER($n) } request was made before the case was saved. It was read from the file, not sent by this page.
   *[other] { NUMBER($n) } requests were made before the case was saved. They were read from the file, not sent by this page.
 }
queries-title = The same question elsewhere
queries-text = To check the answer with other tools:
queries-show = Show the queries
queries-graph = Microsoft Graph
queries-powershell = Graph PowerShell
queries-kql = KQL for Log Analytics or Sentinel
evidence-basis-asked = Asked: Microsoft Graph answered to the end

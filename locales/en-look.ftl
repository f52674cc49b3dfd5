## The next look at a marked device
look-title = Next look
look-at = { $when } (in { $left }). Bring the log up to then.
look-due = Now: bring the log up to date.
look-auto = While this page is open and you are signed in, it looks by itself and reads only what is new.
look-calendar = Save as calendar entry (.ics)
look-entry-title = Cutover: look at the sign-in log again
look-entry-text = A device was marked as changed. Open the page, load the case file, bring the sign-in log up to now (sign in again, or drop new downloads), and read the verdict. This entry names nobody.
look-notify = Notify me when a verdict changes
look-notice = { $n ->
    [one] Cutover: the verdict on a device has changed
   *[other] Cutover: the verdicts on { NUMBER($n) } devices have changed
 }

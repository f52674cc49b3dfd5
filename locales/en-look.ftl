## The next look at a marked device
look-title = Next look
look-first-hour = after the first hour, when the hand-over should be in the log
look-first-day = after a day, when the log is complete for long enough
look-rhythm = when this device would have signed in often enough by its own rhythm
look-at = { $when } (in { $left }): { $what }.
look-due = Due now: { $what }. Read the log again up to now.
look-auto = While this page is open and you are signed in, it looks by itself and reads only what is new.
look-calendar = Save as calendar entry (.ics)
look-entry-title = Cutover: look at the sign-in log again
look-entry-text = A device was marked as changed. Open the page, load the case file, bring the sign-in log up to now (sign in again, or drop new downloads), and read the verdict. This entry names nobody.
look-notify = Notify me when a verdict changes
look-notice = { $n ->
    [one] Cutover: the verdict on a device has changed
   *[other] Cutover: the verdicts on { NUMBER($n) } devices have changed
 }

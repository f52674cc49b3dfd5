## The next look at a marked device
look-title = Next look
look-at = { $when } (in { $left }). Load a newer log then.
look-due = Now: load a newer log.
look-auto = While this page is open and you are signed in, it looks by itself and reads only what is new.
look-nothing = Nothing left to do.
look-calendar = Calendar entry
look-save = Save the case
look-deadline-short = Load the log again by { $when } at the latest: without Entra ID P1 it keeps 7 days. Save the case each time.
look-deadline-long = Load the log again by { $when } at the latest: it keeps 30 days. Save the case each time.
look-deadline-over = The log was to be loaded again by { $when }: a part of it may be gone.
look-entry-title = Cutover: look at the sign-in log again
look-entry-text = A device was marked as changed. Open the page, load the case file, load a newer sign-in log (sign in again, or drop new downloads), and read the verdict. This entry names nobody.
look-notify = Notify me when a verdict changes
look-notice = { $n ->
    [one] Cutover: the verdict on a device has changed
   *[other] Cutover: the verdicts on { NUMBER($n) } devices have changed
 }

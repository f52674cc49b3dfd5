# Shapes of files: what they are called, what they cannot give, and what to bring instead.

format-log-analytics = Log Analytics or Sentinel
format-hunting = Defender advanced hunting
format-flat-csv = CSV with property names (PowerShell)
format-summary = Result of the page’s own query (summarised)

problem-example = For example: “{ $example }”.
problem-unreadable = { $n ->
    [one] One row cannot be read, so this file does not answer for the time around it.
   *[other] { NUMBER($n) } rows cannot be read, so this file does not answer for the time around them.
}
problem-unreadable-do = Download the log again and drop it as it comes, without opening and saving it in between; best as JSON.
problem-misdated = { $n ->
    [one] One row has a date that cannot be true: more than a day ahead of this computer’s clock, or before there was a sign-in log. Its sign-in is shown, but this file proves nothing.
   *[other] { NUMBER($n) } rows have dates that cannot be true: more than a day ahead of this computer’s clock, or before there was a sign-in log. Their sign-ins are shown, but this file proves nothing.
}
problem-misdated-do = Check the date of this computer. If it is right, download the log again and drop it as it comes.

problem-date-order = Day and month cannot be told apart in the dates of this file, and nothing else in it tells which comes first. A guess could move sign-ins by months, so none is made.
problem-date-order-do = Drop the download as the portal gave it (its dates begin with the year), not a copy saved by a spreadsheet; or a download with a day after the 12th in it.
problem-date-order-ask = Say under Findings which date it is; the file is then read again.
problem-local-times = The times of this file are those of some computer’s time zone, not UTC.
problem-local-times-do = Set the time zone of the Logs page to UTC and export again.
problem-no-client-app = Sign-ins, but without their client app (clientAppUsed): what is legacy and what is modern cannot be told.
problem-no-client-app-do = Export again with the column clientAppUsed, userAgent and status with it; or bring the portal’s download.
problem-admin-droid = This is AdminDroid’s sign-in report. It has no client app, so what is legacy and what is modern cannot be told.
problem-admin-droid-do = Bring the portal’s download: Entra admin center › Sign-in logs › Download › JSON, interactive and non-interactive.
problem-unified-audit = This is the unified audit log. It has no client app, so what is legacy and what is modern cannot be told.
problem-unified-audit-do = Bring the sign-in logs: Entra admin center › Sign-in logs › Download › JSON, interactive and non-interactive.

note-cut-depth = Values inside the records were cut off when the file was written. Write it with “ConvertTo-Json -Depth 10”, not with Export-Csv or a smaller depth: else outcome and method stay unknown.
note-unknown-clients = Please tell whoever runs this page these names, so that a next version knows them.
note-summarised = Each row stands for several sign-ins, of which only the first and the last time are known, and a code that stands for a group of codes. The file finds devices; it shows no rhythm and proves no silence.
note-counts-cut = The rows stand for more sign-ins than a download of the portal has. All devices are shown, with their first and last sign-ins; the counts are too low.
note-windows-1252 = Not in UTF-8: read as Windows-1252. Letters beyond it may be wrong in names.

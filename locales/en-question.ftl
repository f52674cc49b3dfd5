### The question about dropped files; see locales/en.ftl.

## Phrase
question-title = What the files hold
question-logs-both = Both logs
question-logs-interactive = Interactive log
question-logs-non-interactive = Non-interactive log
question-logs-by-rows = Interactive and non-interactive sign-ins
question-logs-open = A log of unknown kind
question-many = { NUMBER($n) } files, { $logs }
question-unfiltered = unfiltered
question-legacy-only = only legacy clients
question-only = only { $what }
question-only-app = only one application
question-only-person = only one person
question-other-filter = another filter
question-downloaded = downloaded { $when }
question-right = { $files } – right?
question-incomplete = { $files } – please complete:
question-all-right = Is that right?
question-more = and { NUMBER($n) } more

## Answer
question-yes = That’s right
question-change = Change
question-done = Done
question-choose = Please choose
## Order of dates
order-title = Which day is “{ $example }”?
order-why = Nothing in this file tells the day from the month. Your answer holds for every date in it; then the file is read again.
## Client apps that no table knows
client-title = Which of these are mail clients that send a password themselves?
client-why = This page does not know these client apps. Your answer holds for all files in this tab; those that name them are read again.
client-legacy = Legacy: sends a password (POP, IMAP, SMTP, ActiveSync or another)
client-modern = Modern: a browser, or an app with modern authentication
client-unknown = Not known
client-protocol = Protocol of “{ $name }”
client-save = Save
client-answers = Client apps by your answer
client-is-modern = modern
file-answered = By your answer: “{ $name }” is { $what }
question-file-edit = Edit details
question-described = { $n ->
    [one] The details of { NUMBER($n) } file are saved.
   *[other] The details of { NUMBER($n) } files are saved.
 }
filter-one-app = Only one application
filter-one-person = Only one person

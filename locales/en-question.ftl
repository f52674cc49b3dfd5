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
order-why = In this file day and month can be told apart by nothing. Your answer holds for every date in it; then the file is read again.
question-file-edit = Edit details
question-described = { $n ->
    [one] The details of { NUMBER($n) } file are saved.
   *[other] The details of { NUMBER($n) } files are saved.
 }
filter-one-app = Only one application
filter-one-person = Only one person

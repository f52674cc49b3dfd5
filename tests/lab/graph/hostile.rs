//! A tenant whose people, devices and apps have names that mean something to whoever takes them for more than text.

use crate::record::{App, Record};
use crate::sample::{HOUR, person, sign_in};
use std::sync::Arc;

/// Markup, formulas, shells, query languages, texts that turn around, are very long, or are none.
pub(crate) const STRINGS: [&str; 16] = [
    "<img src=x onerror=alert(1)>",
    "</script><script>document.title='owned'</script>",
    "=HYPERLINK(\"https://fabrikam.example/\",\"click\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)\t-2",
    "'; Remove-Mailbox * #",
    "$(Invoke-Expression 'x')`whoami`",
    "' or 1 eq 1 or userId ne '",
    "\" | take 1 //",
    "a' | union SigninLogs | where '' == '",
    "javascript:alert(1)",
    "../../etc/passwd",
    "\u{202e}gpj.exe\u{2066}x\u{2069}",
    "line\r\nSet-Cookie: x=y\u{0}\u{7}",
    "{{constructor.constructor('alert(1)')()}}",
    "%00%0d%0a&$filter=&#x3c;",
];

/// Sixteen people, each with a device, a city and an app of such names, and one very long name.
pub(crate) fn hostile(now: i64) -> Vec<Record> {
    let long = "Łóñg \u{1f4f1} ".repeat(1_500);
    let mut n = 0;
    let mut all = Vec::new();
    let texts = STRINGS.iter().copied().chain([long.as_str()]);
    for (who, text) in (20..).zip(texts) {
        let somebody = person(who, &format!("{text}@contoso.example"), text);
        for (turn, agent) in [
            text.to_owned(),
            format!("Apple-iPhone14C5/1902.74 {text}"),
            format!("Outlook {text}"),
        ]
        .into_iter()
        .enumerate()
        {
            n += 1;
            let base = sign_in(n, now - i64::try_from(n).unwrap_or(0) * HOUR);
            all.push(Record {
                person: somebody.clone(),
                agent: agent.into(),
                place: Arc::new((text.to_owned(), "CH".to_owned())),
                app: Arc::new(App {
                    id: base.app.id.clone(),
                    name: text.to_owned(),
                }),
                // Names that nobody knows are found by the question for any other name.
                client_app: if turn == 2 {
                    text.into()
                } else {
                    base.client_app.clone()
                },
                interactive: turn == 0,
                ..base
            });
        }
    }
    all
}

//! Sheets as one HTML file that stands alone: no script, nothing fetched, its own policy, made for print.
//!
//! Every text goes through [`Out::text`], so that a name from a log stays a name. Attributes hold nothing from a log.

use super::sheet::{Part, Sheet, Words};
use crate::model::misleads;
use sha2::{Digest, Sha256};

/// The looks: those of the page's proof card, and the little that a page of its own needs.
const STYLE: &str = concat!(
    include_str!("../../static/tokens.css"),
    include_str!("../../static/report.css"),
    include_str!("../../static/proof.css")
);

/// The file: `front`, then each of `cards` on a page of its own. `lang` is the language of its words.
#[must_use]
pub fn html(lang: &str, front: &Sheet, cards: &[Sheet]) -> String {
    let mut out = Out::default();
    let hash = super::case::to_base64(&Sha256::digest(STYLE.as_bytes()));
    out.raw("<!doctype html>\n<html lang=\"");
    out.text(lang);
    out.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    out.text(&hash);
    out.raw("'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    out.text(&front.title);
    out.raw(" · Cutover</title>\n<style>");
    out.raw(STYLE);
    out.raw("</style>\n</head>\n<body>\n<main>\n");
    for sheet in std::iter::once(front).chain(cards) {
        out.sheet(sheet);
    }
    out.raw("</main>\n</body>\n</html>\n");
    out.0
}

#[derive(Default)]
struct Out(String);

impl Out {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A text, so that it is nothing but text: markup is escaped, control characters and those that turn the direction
    /// of what follows are replaced by `U+FFFD`.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                c if c.is_control() || misleads(c) => self.0.push('\u{fffd}'),
                c => self.0.push(c),
            }
        }
    }

    fn element(&mut self, open: &str, text: &str, close: &str) {
        self.raw(open);
        self.text(text);
        self.raw(close);
    }

    fn sheet(&mut self, sheet: &Sheet) {
        self.raw("<article class=\"card\">\n<header>");
        self.element("<p class=\"card-kind\">", &sheet.kind, "</p>");
        self.element("<h1>", &sheet.title, "</h1>");
        if let Some((state, name)) = &sheet.state {
            self.raw(&format!(
                "<p class=\"card-state\"><span class=\"chip {}\">",
                state.tone()
            ));
            self.text(name);
            self.element("</span> <b>", &sheet.headline, "</b></p>");
        }
        for line in &sheet.lead {
            self.element("<p>", line, "</p>");
        }
        self.raw("</header>\n");
        for part in &sheet.parts {
            self.part(part);
        }
        self.raw("<footer>");
        for line in &sheet.foot {
            self.element("<p>", line, "</p>");
        }
        self.raw("</footer>\n</article>\n");
    }

    fn part(&mut self, part: &Part) {
        self.element("<section>\n<h2>", &part.title, "</h2>\n");
        if !part.lines.is_empty() {
            self.raw("<dl>");
            for line in &part.lines {
                self.element("<div><dt>", &line.name, "</dt><dd>");
                for value in &line.values {
                    match value {
                        Words::Plain(text) => self.element("<span>", text, "</span>"),
                        Words::Code(text) => self.element("<code>", text, "</code>"),
                    }
                }
                self.raw("</dd></div>\n");
            }
            self.raw("</dl>\n");
        }
        if let Some(table) = &part.table {
            self.raw("<div class=\"card-table\" tabindex=\"0\"><table><thead><tr>");
            for head in &table.head {
                self.element("<th scope=\"col\">", head, "</th>");
            }
            self.raw("</tr></thead><tbody>\n");
            for row in &table.rows {
                self.raw("<tr>");
                for (n, cell) in row.iter().enumerate() {
                    if n == 0 {
                        self.element("<th scope=\"row\">", cell, "</th>");
                    } else {
                        self.element("<td>", cell, "</td>");
                    }
                }
                self.raw("</tr>\n");
            }
            self.raw("</tbody></table></div>\n");
        }
        for note in &part.notes {
            self.element("<p class=\"card-note\">", note, "</p>\n");
        }
        self.raw("</section>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::{Out, html};
    use crate::export::sheet::{Part, Sheet, Words};
    use crate::model::misleads;
    use proptest::prelude::*;

    /// What a reader of HTML makes of an escaped text.
    fn read(escaped: &str) -> String {
        escaped
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    }

    #[test]
    fn the_policy_names_the_style_that_is_there_and_nothing_else() {
        let file = html("en", &Sheet::default(), &[]);
        let style = file.split("<style>").nth(1).unwrap();
        let style = style.split("</style>").next().unwrap();
        let hash = <sha2::Sha256 as sha2::Digest>::digest(style.as_bytes());
        let hash = crate::export::case::to_base64(&hash);
        assert!(file.contains(&format!("style-src 'sha256-{hash}'; base-uri 'none'")));
        assert!(!style.contains('<') && !style.contains("url(") && !style.contains("@import"));
        for word in ["<script", "style=", "href", "src="] {
            assert!(!file.contains(word), "{word}");
        }
    }

    #[test]
    fn a_name_stays_a_name_wherever_it_stands() {
        let evil = "</style><script>alert(1)</script>\" onload='x' \u{202e}&amp;";
        let mut part = Part::new(evil);
        part.all(
            evil,
            vec![Words::Code(evil.into()), Words::Plain(evil.into())],
        );
        part.table = Some(crate::export::sheet::Table {
            head: vec![evil.into()],
            rows: vec![vec![evil.into(), evil.into()]],
        });
        part.notes.push(evil.into());
        let sheet = Sheet {
            kind: evil.into(),
            title: evil.into(),
            state: Some((crate::verify::State::Withheld, evil.into())),
            headline: evil.into(),
            lead: vec![evil.into()],
            parts: vec![part],
            foot: vec![evil.into()],
        };
        let file = html("en", &sheet, std::slice::from_ref(&sheet));
        assert!(!file.contains("<script") && !file.contains('\u{202e}'));
        assert_eq!(file.matches("</style>").count(), 1);
        // The title of the file, and fourteen places in each of the two sheets: kind, title, state, headline, lead; the part's title,
        // a label and two values, a heading and two cells, a note; the foot.
        assert_eq!(file.matches("&lt;script&gt;alert(1)").count(), 1 + 2 * 14);
    }

    proptest! {
        #[test]
        fn texts_read_back(text in "\\PC{0,60}") {
            let mut out = Out::default();
            out.text(&text);
            prop_assert!(!out.0.contains(['<', '>', '"', '\'']));
            let plain: String = text
                .chars()
                .map(|c| match c {
                    c if c.is_control() || misleads(c) => '\u{fffd}',
                    c => c,
                })
                .collect();
            prop_assert_eq!(read(&out.0), plain);
        }
    }
}

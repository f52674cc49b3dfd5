//! CSV for spreadsheets: RFC 4180 with CRLF, safe against formula injection: what a spreadsheet would take for a formula
//! gets an apostrophe in front (<https://owasp.org/www-community/attacks/CSV_Injection>).
//!
//! Excel splits at `,`, `;` or tab as the country has it, and quotes protect nothing where another separator is expected. So
//! a formula is looked for at each place where a cell begins in one of these readings.

/// Appends a line.
pub fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        out.push_str(&quoted(&cell));
    }
    out.push_str("\r\n");
}

/// A cell: harmless to spreadsheets, quoted where CSV asks for it.
#[must_use]
pub fn quoted(cell: &str) -> String {
    let text = defused(cell);
    if text.contains(['"', ',', ';', '\r', '\n', '\t', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// An apostrophe stands at each place from which on a reader could see a formula.
fn defused(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 3);
    for (n, part) in cell.split_inclusive([';', '\t', '\r', '\n']).enumerate() {
        // Tab, CR and LF alone begin one where a cell begins, says OWASP.
        let begins_cell = n == 0 && part.starts_with(['\t', '\r', '\n']);
        if begins_cell || begins_formula(part) {
            text.push('\'');
        }
        text.push_str(part);
    }
    text
}

/// Neither blanks nor quotes in front hide a formula from Excel.
fn begins_formula(part: &str) -> bool {
    part.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '"' | '\u{feff}')
    })
    .starts_with([
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

#[cfg(test)]
mod tests {
    use super::{defused, line, quoted};

    #[test]
    fn formulas_are_defused() {
        for (cell, want) in [
            ("plain", "plain"),
            ("=1+1", "\"'=1+1\""),
            ("+41 44", "\"'+41 44\""),
            ("-2", "\"'-2\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("  =cmd|' /C calc'!A0", "\"'  =cmd|' /C calc'!A0\""),
            ("\t=1", "\"'\t'=1\""),
            ("a\"b", "\"a\"\"b\""),
            ("a;b", "\"a;b\""),
            ("a=b", "a=b"),
            ("x;=cmd|calc!A0;", "\"x;'=cmd|calc!A0;\""),
            ("x; \"=1", "\"x;' \"\"=1\""),
            ("x\r\n-1", "\"x\r\n'-1\""),
        ] {
            assert_eq!(quoted(cell), want, "{cell}");
        }
    }

    /// The rows as a spreadsheet reads them that splits at `separator`: quotes count at the beginning of a cell only, and
    /// what follows the closing one belongs to it.
    fn read(text: &str, separator: char) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let (mut inside, mut fresh) = (false, true);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if inside && chars.peek() == Some(&'"') => {
                    chars.next();
                    cell.push('"');
                }
                '"' if inside => inside = false,
                '"' if fresh => inside = true,
                c if c == separator && !inside => row.push(std::mem::take(&mut cell)),
                '\r' | '\n' if !inside => {
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
            fresh = !inside && cell.is_empty();
        }
        rows
    }

    proptest::proptest! {
        #[test]
        fn no_cell_begins_a_formula_in_any_reader(cells in proptest::collection::vec("[=+@\\- a\"',;\\r\\n\\t\u{feff}]{0,12}", 1..4)) {
            let mut text = String::new();
            line(&mut text, cells.iter().cloned());
            for separator in [',', ';', '\t'] {
                for cell in read(&text, separator).concat() {
                    let shown = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '"');
                    proptest::prop_assert!(!shown.starts_with(['=', '+', '-', '@']), "{separator:?} {cell:?} in {text:?}");
                }
            }
            // Who reads CSV as it is written gets the cells.
            let want: Vec<String> = cells.iter().map(|cell| defused(cell)).collect();
            let rows = read(&text, ',');
            proptest::prop_assert_eq!(rows.first(), Some(&want));
        }
    }
}

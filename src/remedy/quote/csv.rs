//! CSV for spreadsheets: RFC 4180 with CRLF, safe against formula injection: a cell that a spreadsheet would take for
//! a formula gets an apostrophe in front (<https://owasp.org/www-community/attacks/CSV_Injection>).

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

/// A cell: harmless to spreadsheets, quoted where CSV asks for it. Leading blanks do not hide a formula from Excel,
/// so they do not hide it here.
#[must_use]
pub fn quoted(cell: &str) -> String {
    let risky = cell
        .trim_start_matches(|c: char| c.is_whitespace() || c.is_control())
        .starts_with([
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ])
        || cell.starts_with(['\t', '\r', '\n']);
    let mut text = String::with_capacity(cell.len() + 3);
    if risky {
        text.push('\'');
    }
    text.push_str(cell);
    if text.contains(['"', ',', ';', '\r', '\n', '\t', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn formulas_are_defused() {
        for (cell, want) in [
            ("plain", "plain"),
            ("=1+1", "\"'=1+1\""),
            ("+41 44", "\"'+41 44\""),
            ("-2", "\"'-2\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("  =cmd|' /C calc'!A0", "\"'  =cmd|' /C calc'!A0\""),
            ("\t=1", "\"'\t=1\""),
            ("a\"b", "\"a\"\"b\""),
            ("a;b", "\"a;b\""),
            ("a=b", "a=b"),
        ] {
            assert_eq!(quoted(cell), want, "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_a_csv_reader_gets_it_back(cell in "[=+@\\- a\"',;\\r\\n\\t]{0,12}") {
            let written = quoted(&cell);
            let inner = written.strip_prefix('"').and_then(|w| w.strip_suffix('"'))
                .map_or(written.clone(), |w| w.replace("\"\"", "\""));
            let guarded = ["'", &cell].concat();
            proptest::prop_assert!(inner == cell || inner == guarded);
            proptest::prop_assert!(!inner.trim_start().starts_with(['=', '+', '-', '@']));
        }
    }
}

//! Nasty names in each language that a name is written into, against a table. Real parsers read the same table back in
//! `tests/e2e/quoting.spec.mjs`.

#![allow(clippy::unwrap_used)]

use cutover::remedy::quote::{csv, kql, odata, powershell};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    text: String,
    /// `None`: holds what a reviewer cannot see, so no command is written.
    powershell: Option<String>,
    kql: String,
    odata: String,
    csv: String,
}

#[test]
fn each_name_is_written_as_the_table_says() {
    let table = include_str!("data/quoting.json");
    let rows: Vec<Row> = serde_json::from_str(table).unwrap();
    assert!(rows.len() > 30);
    for Row {
        text,
        powershell,
        kql,
        odata,
        csv,
    } in rows
    {
        assert_eq!(powershell::literal(&text), powershell, "{text:?}");
        assert_eq!(kql::literal(&text), kql, "{text:?}");
        assert_eq!(odata::percent(&odata::literal(&text)), odata, "{text:?}");
        assert_eq!(csv::quoted(&text), csv, "{text:?}");
    }
}
